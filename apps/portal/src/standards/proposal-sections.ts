import { type Proposal, type Statement, statementKey } from '@rep/domain';
import { formatDay, formatTime } from '../http/format.ts';
import { partnershipName } from '../partnerships/partnership-name.ts';
import type { Cell, Section } from '../reading/sections.ts';
import { codesWords, codeWords, proposalTag } from './standard-words.ts';

const about = (content: Proposal, now: Statement | undefined): Section => ({
  summary: [
    ['State', proposalTag(content.state)],
    [
      'Statement',
      {
        text: now?.title ?? content.statement.id,
        href: `/standards/statements/${content.statement.id}?version=${content.statement.version}`,
      },
    ],
    ['What it said', now?.expectation ?? 'That version is not in the catalogue.'],
    ['What it should say', content.proposed],
    ['Why', content.why],
  ],
});

const restsOn = ({ restsOn: { feedback, evidence } }: Proposal): Section => ({
  title: 'What it rests on',
  table: {
    ...{ caption: 'Feedback and figures', heads: ['What', 'When it was seen', 'What it said'] },
    rows: [
      ...feedback.map((id): readonly Cell[] => [
        { text: 'Feedback of a group', href: `/standards/chain/feedback/${id}` },
        '',
        'Kept by the partnership that heard it.',
      ]),
      ...evidence.map(({ query, asOf, values }): readonly Cell[] => [
        query,
        formatTime(asOf),
        values.map(String).join('; '),
      ]),
    ],
  },
});

function consultation({ consultation: held }: Proposal): Section {
  const title = 'Consultation';
  if (!held) return { title, empty: 'It is not open yet: DfE policy opens it.' };
  return {
    title,
    intro: [
      `From ${formatDay(held.from)}; ends on ${formatDay(held.to)}. Asked: ${codesWords(held.asked).join(', ')}.`,
    ],
    table: {
      ...{ caption: 'Answers', heads: ['Group', 'What it said'] },
      rows: held.answers.map(({ voice, said }) => [codeWords(voice), said]),
    },
    empty: 'No answer is recorded yet.',
  };
}

function decision({ decision: held }: Proposal): Section {
  const title = 'Decision';
  if (!held) return { title, empty: 'It comes after the consultation has ended.' };
  return {
    title,
    summary: [
      ['Decided on', formatDay(held.on)],
      ['Why', held.reason],
      ['Who saw it otherwise', held.dissent ?? 'Nobody said so.'],
      ['What would change it', held.wouldChange],
    ],
  };
}

function whatCame({ newVersion, moves }: Proposal): Section {
  const title = 'What came of it';
  if (!newVersion) return { title, empty: 'No version came of it yet.' };
  const { id, version } = newVersion;
  return {
    title,
    links: [{ text: statementKey(newVersion), href: `/standards/statements/${id}?version=${version}` }],
    table: {
      ...{ caption: 'Pilots that move to it', heads: ['Pilot', 'Partnership', 'When'] },
      rows: moves.map(({ pilotId, repId, on }) => [
        { text: pilotId, href: `/partnerships/${repId}/pilots/${pilotId}` },
        partnershipName(repId),
        formatDay(on),
      ]),
    },
  };
}

/** A proposal from what it rests on to the pilots that move to what came of it. */
export const proposalSections = (content: Proposal, now: Statement | undefined): readonly Section[] => [
  about(content, now),
  restsOn(content),
  consultation(content),
  decision(content),
  whatCame(content),
];
