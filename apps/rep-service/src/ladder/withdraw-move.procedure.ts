import { newLaCodeSchema } from '@rep/contracts';
import { withdrawMove } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { changePosition } from './change-position.ts';

const withdrawMoveSchema = z.strictObject({ laCode: newLaCodeSchema, ...expectedVersion });

/** Regions Group takes a proposal back; the area stays where it is. */
export const withdrawMoveProcedure = (services: RepServices) =>
  procedureFor('ladder.move')
    .input(withdrawMoveSchema)
    .mutation(({ input: { laCode, expectedVersion: seen }, ctx }) =>
      changePosition(services, personOf(ctx.caller), { laCode, seen }, withdrawMove),
    );
