import { newLaCodeSchema, pilotStateSchema } from '@rep/contracts';
import { isInSight, PILOT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { afterSchema, lineOf } from './pilot-line.ts';
import { sightOf } from './seen-pilot.ts';

const MOST_LINES = 200;

const listPilotsSchema = z
  .strictObject({
    state: pilotStateSchema.optional(),
    strand: z.string().min(1).max(50).optional(),
    area: newLaCodeSchema.optional(),
    newestFirst: z.boolean().default(false),
    limit: z.int().min(1).max(MOST_LINES).default(MOST_LINES),
    after: afterSchema.optional(),
  })
  .prefault({});

/**
 * A page of the partnership's pilots that the caller may see, least recently changed first: in that order one that
 * changes while somebody turns the pages is met again and never left out.
 */
export const listPilotsProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(listPilotsSchema)
    .query(async ({ input: { strand, ...input }, ctx }) => {
      const sight = sightOf(services, ctx.caller);
      const pilots = await services.records.list(PILOT, {
        ...input,
        ...(strand !== undefined && { holding: { strand } }),
        ...(sight === 'registered' && { having: 'protocol' }),
      });
      return pilots
        .filter(({ content }) => isInSight(sight, content))
        .map((held) => lineOf(held, ctx.caller.subject));
    });
