import type { Ladder, LadderCondition, LadderPosition } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay, formatTime } from '../http/format.ts';
import type { Cell, Section, Words } from '../reading/sections.ts';
import { conditionWords, type FoundLadder, type FoundPosition, rungTitle } from './read-ladder.ts';

type Proposal = NonNullable<LadderPosition['proposal']>;
type Facts = Proposal['facts'];

const STATES: Readonly<Record<LadderPosition['state'], Words>> = {
  settled: { text: 'Nothing proposed', tag: 'grey' },
  proposed: { text: 'Move proposed', tag: 'yellow' },
  heard: { text: 'Authority heard', tag: 'blue' },
};

/** The areas in the order in which the partnership names them, never by rung: the ladder is no ranking. */
export function areasSection(found: FoundLadder): Section {
  const { areas, positions, href } = found;
  const rows = areas.map(({ newLaCode }): readonly Cell[] => {
    const held = positions.find(({ content }) => content.laCode === newLaCode)?.content;
    return [
      { href: `${href}/${newLaCode}`, text: areaName(newLaCode) },
      rungTitle(found, held?.rung ?? null),
      STATES[held?.state ?? 'settled'],
      held?.proposal ? `To ${rungTitle(found, held.proposal.to)}` : '',
    ];
  });
  return {
    title: 'Where areas stand',
    table: { caption: 'Areas', heads: ['Area', 'Rung', 'State', 'Proposed'], rows },
    empty: 'There is no area that you are shown.',
  };
}

const SUBJECTS = { outcomes: 'Outcomes', finance: 'Finance' } as const;
const conditions = (way: string, all: readonly LadderCondition[]): readonly (readonly Cell[])[] =>
  all.map(({ on, words, evidence }) => [way, SUBJECTS[on], words, evidence]);

/** The rungs from the lightest on, each with what must be so to enter and to leave it. */
export const rungSections = ({ rungs }: Ladder): readonly Section[] =>
  rungs.map(({ title, entry, exit }, at) => ({
    title: `Rung ${at + 1}: ${title}`,
    table: {
      caption: `Conditions of ${title}`,
      heads: ['To enter or leave', 'On', 'Condition', 'What shows it'],
      rows: [...conditions('Enter', entry), ...conditions('Leave', exit)],
    },
  }));

const factItems = (facts: Facts): readonly Cell[] =>
  facts.map(({ query, asOf, values }) => [
    `${query} (as of ${formatTime(asOf)})`,
    ...values.map(({ name, value }) => `${name.replaceAll('-', ' ')}: ${value ?? 'not known'}`),
  ]);

function proposalSections(
  found: FoundPosition,
  { to, grounds, facts, representationsBy, at }: Proposal,
): readonly Section[] {
  return [
    {
      title: 'What is proposed',
      summary: [
        ['Move to', rungTitle(found, to)],
        ['Proposed', formatTime(at)],
        ['Representations by', formatDay(representationsBy)],
      ],
    },
    {
      table: {
        caption: 'Conditions that are met',
        heads: ['Condition', 'How'],
        rows: grounds.map(({ condition, note }) => [conditionWords(found, condition), note]),
      },
    },
    { title: 'Evidence for the proposal', items: factItems(facts) },
    {
      title: 'What the authority says',
      items: found.position.representations.map(({ text, at: when }): Cell => [formatTime(when), text]),
      empty: 'Nothing is recorded yet. An approver of the authority records its representations.',
    },
  ];
}

function movesSection(found: FoundPosition): Section {
  return {
    title: 'Moves so far',
    table: {
      caption: 'The newest first',
      heads: ['Move', 'Conditions', 'What the authority said', 'Reasons and evidence'],
      rows: found.position.moves
        .toReversed()
        .map(({ at, from, proposal, representations, reasons, facts }) => [
          [`${rungTitle(found, from)} to ${rungTitle(found, proposal.to)}`, formatTime(at)],
          proposal.grounds.map(({ condition, note }) => `${conditionWords(found, condition)} ${note}`),
          representations.length > 0 ? representations.map(({ text }) => text) : 'Nothing in its time',
          [
            reasons,
            ...factItems(facts)
              .flat()
              .map((each) => (typeof each === 'string' ? each : each.text)),
          ],
        ]),
      wide: true,
    },
    empty: 'The area was never moved.',
  };
}

export function positionSections(found: FoundPosition): readonly Section[] {
  const { position } = found;
  return [
    {
      summary: [
        ['Rung', rungTitle(found, position.rung)],
        ['State', STATES[position.state]],
      ],
    },
    ...(position.proposal ? proposalSections(found, position.proposal) : []),
    movesSection(found),
  ];
}
