import { newLaCodeSchema } from '@rep/contracts';
import { moveArea, moveAreaSchema } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changePosition } from './change-position.ts';

/** Regions Group moves the area as it proposed, once the authority was heard or let its time pass. */
export const moveAreaProcedure = (services: RepServices) =>
  procedureFor('ladder.move')
    .input(moveAreaSchema.extend({ laCode: newLaCodeSchema, ...expectedVersion }))
    .mutation(({ input: { expectedVersion: seen, laCode, ...input }, ctx }) =>
      changePosition(services, personOf(ctx.caller), { laCode, seen }, (position, taking) =>
        moveArea(position, input, taking),
      ),
    );
