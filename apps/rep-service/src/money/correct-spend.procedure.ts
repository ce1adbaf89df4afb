import { newLaCodeSchema } from '@rep/contracts';
import { correctSpend, correctSpendSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { changeSpend } from './change-spend.ts';

const place = { pilotId: z.uuid(), laCode: newLaCodeSchema };

/** Puts an entry in the place of another, which stays to be read. */
export const correctSpendProcedure = (services: RepServices) =>
  procedureFor('money.spend')
    .input(correctSpendSchema.extend({ ...place, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, pilotId, laCode, ...input }, ctx }) =>
      changeSpend(services, personOf(ctx.caller), { pilotId, laCode, seen }, (spend, taking) =>
        correctSpend(spend, input, taking),
      ),
    );
