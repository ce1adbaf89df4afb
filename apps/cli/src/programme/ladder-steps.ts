import type { RepId } from '@rep/contracts';
import { addDays, DEFAULT_LADDER } from '@rep/domain';
import { today } from './grant-year.ts';
import { type AskHeld, approverOf, type By, type Step } from './step.ts';

type Place = { readonly repId: RepId; readonly laCode: string };
const RUNGS = 'ladder';
const keyOf = (laCode: string): string => `ladder/${laCode}`;
const reviewer = ({ repId }: Place, number: 1 | 2): By => ({ account: `regions-group-${repId}-${number}` });
/** Nothing was looked up for an example: its value is not known, which is not nought. */
const facts = () => [
  {
    query: 'Example: nothing was looked up for this.',
    asOf: new Date().toISOString(),
    values: [{ name: 'plans-within-20-weeks', value: null }],
  },
];

/** DfE policy sets the rungs, as they are proposed. */
export const rungsSet: Step = {
  ...{ of: RUNGS, by: { account: 'dfe-policy' } },
  take: ({ ladder }) => ladder.set.mutate({ ladder: DEFAULT_LADDER }),
};

/** Regions Group proposes a move, for which the authority has three weeks to say what it thinks. */
export const moveProposed = (place: Place, to: string, note: string): Step => ({
  ...{ of: keyOf(place.laCode), by: reviewer(place, 1) },
  take: ({ ladder }) =>
    ladder.propose.mutate({
      ...{ laCode: place.laCode, to, facts: facts(), representationsBy: addDays(today(), 21) },
      grounds: [{ condition: `${to}-in-outcomes`, note }],
    }),
});

/** The move, after the authority was heard. */
export const movedAfterHearing = (place: Place, said: string, reasons: string): readonly Step[] => [
  {
    ...{ of: keyOf(place.laCode), by: approverOf(place.laCode) },
    take: ({ ladder }) => ladder.represent.mutate({ laCode: place.laCode, text: said }),
  },
  {
    ...{ of: keyOf(place.laCode), by: reviewer(place, 2) },
    take: ({ ladder }) => ladder.move.mutate({ laCode: place.laCode, facts: facts(), reasons }),
  },
];

export const heldLadder =
  (repId: RepId): AskHeld =>
  async (ask) => {
    const { ladder } = ask({ account: `regions-group-${repId}-1` });
    const [{ version }, { positions }] = await Promise.all([ladder.show.query(), ladder.positions.query()]);
    const areas = positions.map(({ id, version: held }) => [keyOf(id), held] as const);
    return new Map([[RUNGS, version], ...areas]);
  };
