import { newLaCodeSchema } from '@rep/contracts';
import { represent, representSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changePosition } from './change-position.ts';

/** The authority makes its representations on what is proposed for its own area. */
export const representProcedure = (services: RepServices) =>
  procedureFor('ladder.represent')
    .input(representSchema.extend({ laCode: newLaCodeSchema, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, laCode, ...input }, ctx }) =>
      changePosition(services, personOf(ctx.caller), { laCode, seen }, (position, taking) =>
        represent(position, input, taking),
      ),
    );
