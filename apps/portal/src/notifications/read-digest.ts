import { areaName } from '../forms/words-of-values.ts';
import { formatTime } from '../http/format.ts';
import type { Matter } from '../inbox/matter.ts';
import { baseOf } from '../inbox/matter.ts';
import { type Inbox, inboxOf, inItsPlace, readAllWork } from '../inbox/read-inbox.ts';
import type { Asking, Work } from '../inbox/read-work.ts';
import { pilotWords } from '../pilots/state-words.ts';
import { planWords } from '../plans/plan-words.ts';

/** What needs somebody, as the inbox has it, and what changed since they were last told. */
export type Digest = Inbox & { readonly changes: readonly Matter[] };

function changesIn({ reader, pilots, plans }: Work, since: string): readonly Matter[] {
  const changed = <T extends { changedAt: string }>(lines: readonly T[]): readonly T[] =>
    lines.filter(({ changedAt }) => changedAt > since);
  return [
    ...changed(pilots).map(({ id, title, state, changedAt }) => ({
      ...{ href: `${baseOf(reader)}/pilots/${id}`, text: title },
      detail: `${pilotWords(state).tag}. Changed on ${formatTime(changedAt)}.`,
    })),
    ...changed(plans).map(({ id, laCode, state, changedAt }) => ({
      ...{ href: `${baseOf(reader)}/plans/${id}`, text: `Inclusion plan of ${areaName(laCode)}` },
      detail: `${planWords(state).tag}. Changed on ${formatTime(changedAt)}.`,
    })),
  ].map(inItsPlace(reader));
}

/** Read with the account's own rights: nothing is told that its pages would not show. */
export async function readDigest(asking: Asking, since: string): Promise<Digest> {
  const work = await readAllWork(asking);
  const told = work.partnerships.filter((each) => typeof each !== 'string');
  return { ...inboxOf(work), changes: told.flatMap((each) => changesIn(each, since)) };
}

export const isEmpty = ({ steps, warnings, changes }: Digest): boolean =>
  steps.length + warnings.length + changes.length === 0;
