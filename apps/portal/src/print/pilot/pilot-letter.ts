import { type Pilot, PUBLIC_STATEMENT } from '@rep/domain';
import { areaName } from '../../forms/words-of-values.ts';
import { formatTime } from '../../http/format.ts';
import type { ToldVersion } from '../../pilots/history-view.ts';
import { strandName } from '../../pilots/strand-names.ts';
import { fileNameOf } from '../file-name.ts';
import { bullets, definitions, heading, type PrintedDocument, paragraph } from '../printed-document.ts';

const LETTERS = {
  approve: {
    outcome: 'Approved',
    text: 'We approve the pilot as it was submitted. No area is live by this letter.',
    next: [
      'Register the pilot: its protocol is frozen then, and what is done otherwise is a deviation with a reason.',
      'Each area goes live by itself, once its own gates are open and its own documents are signed.',
      'We can pause any area, or halt the strand everywhere, at any time.',
    ],
  },
  return: {
    outcome: 'Returned',
    text: 'We return the pilot to you. It is a draft again.',
    next: ['Answer the reason in the pilot, consult its areas again, and submit it to us again.'],
  },
} as const;
type Deciding = keyof typeof LETTERS;
const isDeciding = (step: string): step is Deciding => step in LETTERS;

/** Versions in which DfE policy decided on a pilot, oldest first. */
export const pilotDecisions = (history: readonly ToldVersion[]) =>
  history.filter(({ step, by }) => isDeciding(step) && by.role === 'dfe-policy');

/** The title that the pilot had then: a draft that was sent back may be given another. */
const titleThen = (history: readonly ToldVersion[], version: number, now: string): string => {
  const named = history
    .filter((each) => each.version <= version)
    .flatMap(({ differences }) => differences)
    .findLast(({ path }) => path === 'title');
  return typeof named?.after === 'string' ? named.after : now;
};

export type PilotLetter = {
  readonly pilot: Pilot;
  readonly synthetic: boolean;
  readonly partnership: string;
  readonly history: readonly ToldVersion[];
};

/** The letter of DfE policy about one of its decisions on a pilot; null for a version in which it decided nothing. */
export function pilotLetter(
  { pilot, synthetic, partnership, history }: PilotLetter,
  { step, version, at, reason }: ToldVersion,
): PrintedDocument | null {
  if (!isDeciding(step)) return null;
  const { outcome, text, next } = LETTERS[step];
  const title = titleThen(history, version, pilot.title);
  return {
    title: `Decision on the pilot ${title}`,
    reference: `Decision letter of DfE policy, pilot ${pilot.id}, version ${version} of ${formatTime(at)}`,
    ...{ at, synthetic, fileName: fileNameOf('decision letter pilot', title, version) },
    blocks: [
      definitions([
        ['From', 'DfE policy'],
        ['To', `The lead authority, ${areaName(pilot.leadLaCode)}, for the partnership ${partnership}`],
        ['Date', formatTime(at)],
        ['About', `${title}, ${strandName(pilot.strand)}, pilot ${pilot.id}`],
      ]),
      heading(outcome),
      paragraph(text),
      ...(reason ? [heading('Reason'), paragraph(reason)] : []),
      heading('What happens next'),
      bullets(next),
      paragraph(PUBLIC_STATEMENT),
    ],
  };
}
