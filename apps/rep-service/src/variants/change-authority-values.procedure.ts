import { newLaCodeSchema } from '@rep/contracts';
import { changeAuthorityValues, choicesSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofVariant, takeVariantStep } from './variant-facts.ts';

/** An authority sets its own area's values, where the template lets an authority vary. */
export const changeAuthorityValuesProcedure = (services: RepServices) =>
  procedureFor('variants.change-area')
    .input(z.strictObject({ laCode: newLaCodeSchema, values: choicesSchema, ...ofVariant }))
    .mutation(({ input: { laCode, values, ...target }, ctx }) =>
      takeVariantStep(services, personOf(ctx.caller), target, (held, taken) =>
        changeAuthorityValues(held, { laCode, values }, taken),
      ),
    );
