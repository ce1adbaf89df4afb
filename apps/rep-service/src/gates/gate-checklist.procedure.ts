import { gateChecklist, londonDay } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import { gatherFacts } from '../pilots/gather-facts.ts';
import { readPilot } from '../pilots/read-pilot.ts';
import type { RepServices } from '../services.ts';

const checklistSchema = z.strictObject({ pilotId: z.uuid() });

/** What stands between a pilot and live: each gate with the facts that are missing and who can supply them. */
export const gateChecklistProcedure = ({ records, repId }: RepServices) =>
  procedureFor('pilots.read')
    .input(checklistSchema)
    .query(({ input }) =>
      records.look(async (reading) => {
        const pilot = await readPilot(reading, input.pilotId);
        const facts = await gatherFacts(reading, repId, pilot);
        return gateChecklist(pilot, { today: londonDay(reading.now), facts });
      }),
    );
