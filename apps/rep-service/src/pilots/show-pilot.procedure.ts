import { AREA_MACHINE, type Person, type Pilot, possibleSteps, stepsFor } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenPilot } from './seen-pilot.ts';

const showPilotSchema = z.strictObject({ pilotId: z.uuid() });
const DFE: readonly string[] = ['regions-group', 'dfe-policy'];

/** The steps of each area that the caller's role has: an authority those of its own, DfE those of any. */
const areaStepsFor = ({ areas }: Pilot, { role, laCode }: Person) =>
  areas
    .filter((area) => area.laCode === laCode || DFE.includes(role))
    .map((area) => ({
      laCode: area.laCode,
      steps: possibleSteps(AREA_MACHINE, area.state, role).map(({ event }) => event),
    }));

/** One pilot with its version, and the steps that the caller's role has now, whatever their gates say. */
export const showPilotProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(showPilotSchema)
    .query(async ({ input, ctx }) => {
      const held = await seenPilot(services, ctx.caller, input.pilotId);
      const by = personOf(ctx.caller);
      const steps = stepsFor(held.content, by.role);
      return { ...held, steps, areaSteps: areaStepsFor(held.content, by) };
    });
