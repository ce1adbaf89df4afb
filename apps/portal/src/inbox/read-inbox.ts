import { REP_IDS, type RepId } from '@rep/contracts';
import { HttpProblem } from '@rep/service-kit';
import { mayEnter } from '../http/access.ts';
import type { Visit } from '../http/visit.ts';
import { readPilots, viewerOf } from '../pilots/read-pilots.ts';
import { readPlans } from '../plans/read-plans.ts';
import type { Matters } from './matter.ts';
import { pilotSteps, pilotWarnings } from './pilot-matters.ts';
import { planSteps, planWarnings } from './plan-matters.ts';

/** Whose work comes here. Others read and have no steps. */
const WORKING: readonly string[] = [
  ...['lead-authority', 'member-authority', 'regions-group', 'dfe-policy', 'integrated-care-board'],
];

async function mattersIn(visit: Visit, repId: RepId): Promise<Matters> {
  const service = visit.services.partnership(repId);
  const [pilots, plans, viewer] = await Promise.all([
    readPilots(service),
    mayEnter(visit.account.role, 'plans') ? readPlans(service) : [],
    viewerOf(visit, service),
  ]);
  const reader = { ...viewer, repId };
  return {
    steps: [...pilotSteps(pilots, reader), ...planSteps(plans, reader)],
    warnings: [...pilotWarnings(pilots, reader), ...planWarnings(plans, reader)],
  };
}

export type Inbox = Matters & {
  /** Partnerships whose service did not answer: what waits there is not known. */
  readonly away: readonly RepId[];
};

/** What needs this person, in their partnership or in all nine; null for roles that have no steps. */
export async function readInbox(visit: Visit): Promise<Inbox | null> {
  const { role, repId } = visit.account;
  if (!WORKING.includes(role)) return null;
  const ids = repId === null ? REP_IDS : [repId];
  const answers = await Promise.all(
    ids.map((id) =>
      mattersIn(visit, id).catch((error: unknown) => {
        // The home page opens whichever service is away or has not heard from the registry yet, and says so.
        if (error instanceof HttpProblem) return id;
        throw error;
      }),
    ),
  );
  const told = answers.filter((answer) => typeof answer !== 'string');
  return {
    steps: told.flatMap(({ steps }) => steps),
    warnings: told.flatMap(({ warnings }) => warnings),
    away: answers.filter((answer) => typeof answer === 'string'),
  };
}
