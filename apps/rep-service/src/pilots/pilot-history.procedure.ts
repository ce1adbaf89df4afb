import { differencesOf, PILOT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const historySchema = z.strictObject({ pilotId: z.uuid() });

/** Every step of a pilot, oldest first: who, when, why, and what it changed. */
export const pilotHistoryProcedure = ({ records }: RepServices) =>
  procedureFor('pilots.read')
    .input(historySchema)
    .query(async ({ input }) => {
      const versions = await records.history(PILOT, input.pilotId);
      return versions.map(({ version, state, step, reason, by, at, content }, index) => ({
        ...{ version, state, step, reason, by, at },
        differences: differencesOf(versions[index - 1]?.content ?? {}, content),
      }));
    });
