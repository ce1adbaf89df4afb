import { newLaCodeSchema } from '@rep/contracts';
import { proposeMove, proposeMoveSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changePosition } from './change-position.ts';

/** Regions Group proposes to move an area, and asks the authority for its representations. */
export const proposeMoveProcedure = (services: RepServices) =>
  procedureFor('ladder.move')
    .input(proposeMoveSchema.extend({ laCode: newLaCodeSchema, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, laCode, ...input }, ctx }) =>
      changePosition(services, personOf(ctx.caller), { laCode, seen }, (position, taking) =>
        proposeMove(position, input, taking),
      ),
    );
