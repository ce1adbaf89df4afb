import { newLaCodeSchema } from '@rep/contracts';
import { recordSpend, recordSpendSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { changeSpend } from './change-spend.ts';

const place = { pilotId: z.uuid(), laCode: newLaCodeSchema };

/** An authority records what it spent on its own area of a pilot. */
export const recordSpendProcedure = (services: RepServices) =>
  procedureFor('money.spend')
    .input(recordSpendSchema.extend({ ...place, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, pilotId, laCode, ...input }, ctx }) =>
      changeSpend(services, personOf(ctx.caller), { pilotId, laCode, seen }, (spend, taking) =>
        recordSpend(spend, input, taking),
      ),
    );
