import { newLaCodeSchema, pilotStateSchema } from '@rep/contracts';
import { isInSight, PILOT, type Pilot } from '@rep/domain';
import type { Held } from '@rep/records';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { sightOf } from './seen-pilot.ts';

const listPilotsSchema = z
  .strictObject({ state: pilotStateSchema.optional(), area: newLaCodeSchema.optional() })
  .default({});

/** A line of the list: what a pilot is, and where it and its areas stand. */
const lineOf = ({ id, version, at, synthetic, content }: Held<Pilot>, account: string) => {
  const { title, strand, state, cycle, leadLaCode, plan, areas, refines, successor, draftedBy } = content;
  return {
    ...{ id, version, title, strand, state, cycle, leadLaCode, refines, successor, changedAt: at, synthetic },
    question: plan.question ?? null,
    draftedByMe: draftedBy.includes(account),
    areas: areas.map(({ laCode, state: areaState }) => ({ laCode, state: areaState })),
  };
};

/** The partnership's pilots that the caller may see, least recently changed first. */
export const listPilotsProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(listPilotsSchema)
    .query(async ({ input, ctx }) => {
      const sight = sightOf(services, ctx.caller);
      const pilots = await services.records.list(PILOT, input);
      return pilots
        .filter(({ content }) => isInSight(sight, content))
        .map((held) => lineOf(held, ctx.caller.subject));
    });
