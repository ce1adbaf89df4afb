import type { Person } from '../access/person.ts';
import { BARNET, CARL, FACTS, RITA } from '../pilots/test-pilot.ts';
import { DEFAULT_LADDER } from './default-ladder.data.ts';
import { notOnLadder } from './ladder-position.ts';
import { type LadderTaking, moveArea, proposeMove, represent } from './move-area.ts';

export { AMIRA, BEN, CAMDEN, CARL, codes, PIA, person, RITA } from '../pilots/test-pilot.ts';

export const as = (by: Person, day = '2026-11-23'): LadderTaking => ({
  ...{ by, now: `${day}T10:00:00.000Z`, ladder: DEFAULT_LADDER },
  scheme: FACTS.schemes[by.laCode ?? BARNET] ?? null,
});
export const facts = [
  {
    query: '{ observations(filter: {dataset: "dashboard"}) { totalCount } }',
    asOf: '2026-11-20T00:00:00.000Z',
    values: [{ name: 'dsg-balance', value: -4.2 }],
  },
];
const ground = (condition: string) => ({ condition, note: 'As the evidence shows.' });
export const to = (rung: string | null, ...conditions: string[]) => ({
  ...{ to: rung, grounds: conditions.map(ground), facts, representationsBy: '2026-12-07' },
});
export const intoMonitoring = to('monitoring', 'monitoring-in-outcomes');
export const decision = { facts, reasons: 'The plan is not delivered.' };

export const off = notOnLadder('E09000007', 'london');
export const proposed = proposeMove(off, intoMonitoring, as(RITA)).content;
export const heard = represent(proposed, { text: 'We lost staff in spring.' }, as(CARL)).content;
export const monitored = moveArea(heard, decision, as(RITA)).content;
