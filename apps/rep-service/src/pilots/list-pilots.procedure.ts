import { newLaCodeSchema, pilotStateSchema } from '@rep/contracts';
import { PILOT, type Pilot } from '@rep/domain';
import type { Held } from '@rep/records';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const listPilotsSchema = z
  .strictObject({ state: pilotStateSchema.optional(), area: newLaCodeSchema.optional() })
  .default({});

/** A line of the list: what a pilot is, and where it and its areas stand. */
const lineOf = ({ id, version, at, synthetic, content }: Held<Pilot>) => {
  const { title, strand, state, cycle, leadLaCode, plan, areas, refines, successor } = content;
  return {
    ...{ id, version, title, strand, state, cycle, leadLaCode, refines, successor, changedAt: at, synthetic },
    question: plan.question ?? null,
    areas: areas.map(({ laCode, state: areaState }) => ({ laCode, state: areaState })),
  };
};

/** The partnership's pilots, least recently changed first. */
export const listPilotsProcedure = ({ records }: RepServices) =>
  procedureFor('pilots.read')
    .input(listPilotsSchema)
    .query(async ({ input }) => (await records.list(PILOT, input)).map(lineOf));
