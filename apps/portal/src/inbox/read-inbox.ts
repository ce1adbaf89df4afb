import { REP_IDS, type RepId } from '@rep/contracts';
import { HttpProblem } from '@rep/service-kit';
import { areaName } from '../forms/words-of-values.ts';
import type { Matter, Matters, Reader } from './matter.ts';
import { moneySteps } from './money-matters.ts';
import { commentSteps, ladderSteps, settingSteps } from './other-matters.ts';
import { partnershipName } from './partnership-name.ts';
import { pilotSteps, pilotWarnings } from './pilot-matters.ts';
import { planSteps, planWarnings } from './plan-matters.ts';
import { readNational } from './read-national.ts';
import { type Asking, readWork, type Work } from './read-work.ts';

/** Whose work comes here. Others read and have no steps. */
const WORKING: readonly string[] = [
  ...[
    'lead-authority',
    'member-authority',
    'regions-group',
    'dfe-policy',
    'integrated-care-board',
    'setting',
  ],
];
const takesSteps = ({ role }: Asking['account']): boolean => WORKING.includes(role);

/** What has a day comes before what has none, the nearest day first. */
const byDay = (a: Matter, b: Matter): number => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1);

/** Who looks across all nine is told which of them it is. */
export const inItsPlace =
  ({ account, repId }: Reader) =>
  (matter: Matter): Matter =>
    account.repId === null ? { ...matter, text: `${matter.text} (${partnershipName(repId)})` } : matter;

/** What waits for somebody in one partnership, and what they should know of. */
function mattersOf({ reader, pilots, plans, ...work }: Work): Matters {
  const names = new Map([
    ...pilots.map(({ id, title }) => [id, title] as const),
    ...plans.map(({ id, laCode }) => [id, `Inclusion plan of ${areaName(laCode)}`] as const),
  ]);
  const steps = [
    ...pilotSteps(pilots, reader),
    ...planSteps(plans, reader),
    ...moneySteps(work.money, reader),
    ...commentSteps(work.comments, reader, (id) => names.get(id)),
    ...settingSteps(work.settings, reader),
    ...ladderSteps(work.positions, reader),
  ];
  const warnings = [...pilotWarnings(pilots, reader), ...planWarnings(plans, reader)];
  const placed = inItsPlace(reader);
  return { steps: steps.map(placed), warnings: warnings.map(placed) };
}

export type Inbox = Matters & {
  /** Partnerships whose service did not answer, and the national one: what waits there is not known. */
  readonly away: readonly (RepId | 'national')[];
};

/** All that was read for somebody; an id or `national` where the service did not answer. */
type AllWork = {
  readonly partnerships: readonly (Work | RepId)[];
  readonly national: Awaited<ReturnType<typeof readNational>>;
};

/** The partnerships of an account: its own, or all nine. */
export const partnershipsOf = ({ repId }: Asking['account']): readonly RepId[] =>
  repId === null ? REP_IDS : [repId];

/** What is to be told of each partnership of an account; of one whose service does not answer, its id. */
const readPartnerships = (asking: Asking): Promise<AllWork['partnerships']> =>
  Promise.all(
    partnershipsOf(asking.account).map((id) =>
      readWork(asking, id).catch((error: unknown) => {
        // The home page opens whichever service is away or has not heard from the registry yet, and says so.
        if (error instanceof HttpProblem) return id;
        throw error;
      }),
    ),
  );

/** What is to be told of the partnerships of an account, and of the nation. */
export async function readAllWork(asking: Asking): Promise<AllWork> {
  const [partnerships, national] = await Promise.all([readPartnerships(asking), readNational(asking)]);
  return { partnerships, national };
}

/** What needs a person, of all that was read for them. */
export function inboxOf({ partnerships, national }: AllWork): Inbox {
  const told = partnerships.filter((answer) => typeof answer !== 'string').map(mattersOf);
  const steps = [...(national === 'national' ? [] : national), ...told.flatMap((each) => each.steps)];
  const away = partnerships.filter((answer) => typeof answer === 'string');
  return {
    steps: steps.toSorted(byDay),
    warnings: told.flatMap(({ warnings }) => warnings).toSorted(byDay),
    away: national === 'national' ? ['national', ...away] : away,
  };
}

/** What needs this person, in their partnership or in all nine; null for roles that have no steps. */
export const readInbox = async (asking: Asking): Promise<Inbox | null> =>
  takesSteps(asking.account) ? inboxOf(await readAllWork(asking)) : null;
