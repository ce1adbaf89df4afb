import type { Queryable } from '@rep/service-kit';
import type { StandingReader } from '../conservation/read-standing.ts';
import { createStandingMemo } from '../conservation/standing-memo.ts';
import type { Totals } from '../conservation/statement.ts';
import type { Store } from '../snapshot.repository.ts';
import { type Answer, toAnswer } from './answer.ts';
import { findObservations } from './observation.repository.ts';
import type { Extras, ObservationQuestion, Page } from './question.ts';

/** An answer with the standing of everything produced (null where it was not asked for), both of one state. */
export type StandingAnswer = Answer & { readonly totals: Totals | null };
export type AnswerReader = (
  question: ObservationQuestion,
  asked: { page: Page; extras: Extras },
) => Promise<StandingAnswer>;

/**
 * Rows are read by one statement, with the version of the store. The standing is counted once for each version: where
 * it is not known yet, in a snapshot, and where that is of a later state, the rows are read there again.
 */
export function createAnswerReader({ db, snapshot }: Store, readStanding: StandingReader): AnswerReader {
  const memo = createStandingMemo();
  return async (question, asked) => {
    const read = async (from: Queryable): Promise<Answer> =>
      toAnswer(question, asked.page, await findObservations(from, question, asked));
    const answer = await read(db);
    if (answer.moment === null) return { ...answer, totals: null };
    const known = memo.recall(answer.moment);
    if (known) return { ...answer, totals: known };
    return snapshot(async (state) => {
      const standing = await readStanding(state);
      memo.remember(standing);
      const same = standing.version === answer.moment?.version;
      return { ...(same ? answer : await read(state)), totals: standing.totals };
    });
  };
}
