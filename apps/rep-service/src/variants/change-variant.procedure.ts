import { changeVariant, choicesSchema } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { ofVariant, takeVariantStep } from './variant-facts.ts';

/** Sets the partnership's values. A version that an event names stays as it is: the change starts the next one. */
export const changeVariantProcedure = (services: RepServices) =>
  procedureFor('variants.change')
    .input(z.strictObject({ values: choicesSchema, ...ofVariant }))
    .mutation(({ input: { values, ...target }, ctx }) =>
      takeVariantStep(services, personOf(ctx.caller), target, (held, taken) =>
        changeVariant(held, values, taken),
      ),
    );
