import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { answerCommentProcedure } from './answer-comment.procedure.ts';
import { commentProcedure } from './comment.procedure.ts';
import { commentByLinkProcedure } from './comment-by-link.procedure.ts';
import { linkChangeProcedure } from './link-change.procedure.ts';
import { listCommentsProcedure } from './list-comments.procedure.ts';
import { listLinksProcedure } from './list-links.procedure.ts';
import { openDraftProcedure } from './open-draft.procedure.ts';
import { createRateLimit } from './rate-limit.ts';
import { shareDraftProcedure } from './share-draft.procedure.ts';
import { waitingCommentsProcedure } from './waiting-comments.procedure.ts';
import { withdrawLinkProcedure } from './withdraw-link.procedure.ts';
import { youSaidProcedure } from './you-said.procedure.ts';

/** A forum that reads a draft together opens it a few dozen times; a link that is passed around is held to this. */
const CALLS_PER_MINUTE = 60;
const MINUTE_MS = 60_000;

/** Comments of groups on drafts, the answers, the changes they led to, and links for who has no account. */
export const createCoProductionRouter = (services: RepServices) => {
  const count = createRateLimit({ calls: CALLS_PER_MINUTE, perMs: MINUTE_MS, now: services.now });
  return router({
    comment: commentProcedure(services),
    comments: listCommentsProcedure(services),
    waiting: waitingCommentsProcedure(services),
    answer: answerCommentProcedure(services),
    linkChange: linkChangeProcedure(services),
    youSaid: youSaidProcedure(services),
    share: shareDraftProcedure(services),
    withdrawLink: withdrawLinkProcedure(services),
    links: listLinksProcedure(services),
    openDraft: openDraftProcedure(services, count),
    commentByLink: commentByLinkProcedure(services, count),
  });
};
