import { COMMENT, isConcerned } from '@rep/domain';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Comments that nobody has answered yet and that the caller's authority answers, the longest waiting first: never their text. */
export const waitingCommentsProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.answer').query(async ({ ctx: { caller } }) => {
    const by = personOf(caller);
    const received = await records.list(COMMENT, { state: 'received' });
    return received
      .map(({ content }) => content)
      .filter(({ on, areas }) => isConcerned({ by, on, areas }).length === 0)
      .map(({ id, on, at }) => ({ id, on, at }));
  });
