import { newLaCodeSchema } from '@rep/contracts';
import { londonDay, newUseRefusals } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { gatherFacts } from './gather-facts.ts';
import { seenPilot } from './seen-pilot.ts';

const mayBeginSchema = z.strictObject({ pilotId: z.uuid(), laCode: newLaCodeSchema });

/**
 * The check at use: whether a list, a meeting or a trial may begin under this pilot in this area now, and if not, why.
 * It looks at the facts of the moment and waits for no scheduled check. What a family has already is not its business.
 */
export const mayBeginProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(mayBeginSchema)
    .query(({ input: { pilotId, laCode }, ctx: { caller } }) =>
      services.records.look(async (reading) => {
        const { content: pilot } = await seenPilot(services, caller, pilotId);
        const facts = await gatherFacts(reading, services.repId, pilot);
        const refusals = newUseRefusals(pilot, laCode, { today: londonDay(reading.now), facts });
        return { may: refusals.length === 0, refusals };
      }),
    );
