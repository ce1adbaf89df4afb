import { gateChecklist, londonDay } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import { gatherFacts } from '../pilots/gather-facts.ts';
import { seenPilot } from '../pilots/seen-pilot.ts';
import type { RepServices } from '../services.ts';

const checklistSchema = z.strictObject({ pilotId: z.uuid() });

/** What stands between a pilot and live: each gate with the facts that are missing and who can supply them. */
export const gateChecklistProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(checklistSchema)
    .query(({ input, ctx: { caller } }) =>
      services.records.look(async (reading) => {
        const { content: pilot } = await seenPilot(services, caller, input.pilotId);
        const facts = await gatherFacts(reading, services.repId, pilot);
        return gateChecklist(pilot, { today: londonDay(reading.now), facts });
      }),
    );
