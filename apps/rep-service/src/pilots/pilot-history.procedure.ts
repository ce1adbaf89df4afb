import { differencesOf, isInSight, PILOT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenPilot, sightOf } from './seen-pilot.ts';

const historySchema = z.strictObject({ pilotId: z.uuid() });

/** Every step of a pilot that the caller may see, oldest first: who, when, why, and what it changed. */
export const pilotHistoryProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(historySchema)
    .query(async ({ input: { pilotId }, ctx: { caller } }) => {
      await seenPilot(services, caller, pilotId);
      const sight = sightOf(services, caller);
      const all = await services.records.history(PILOT, pilotId);
      const versions = all.filter(({ content }) => isInSight(sight, content));
      return versions.map(({ version, state, step, reason, by, at, content }, index) => ({
        ...{ version, state, step, reason, by, at },
        differences: differencesOf(versions[index - 1]?.content ?? {}, content),
      }));
    });
