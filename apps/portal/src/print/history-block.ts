import { formatTime } from '../http/format.ts';
import { historyView, type ToldVersion } from '../pilots/history-view.ts';
import { type Block, heading, table } from './printed-document.ts';

/** Every version, the newest first: when, which step, who by role and authority, and why. */
export const historyBlocks = (versions: readonly ToldVersion[]): readonly Block[] => [
  heading('History'),
  table(
    'Versions, the newest first',
    ['Version', 'When', 'Step', 'Who', 'Reason'],
    historyView(versions).map(({ version, at, step, who, authority, reason }) => [
      String(version),
      formatTime(at),
      step,
      authority ? `${who}, ${authority}` : who,
      reason ?? '',
    ]),
  ),
];
