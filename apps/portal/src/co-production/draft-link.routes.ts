import { repIdSchema } from '@rep/contracts';
import { textProblem } from '@rep/domain';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { typedIn } from '../forms/read-answers.ts';
import { type FieldProblem, problemContext } from '../http/field-problems.ts';
import { checkForm } from '../http/form-guard.ts';
import type { Portal } from '../http/portal.ts';
import { sendPage } from '../http/visit.ts';
import { Refused } from '../services/refused.ts';
import { easyRead, isDraft } from './easy-read.ts';
import { groupName } from './groups.ts';

const MOST = 5_000;
/** 32 bytes in base64url: what is shorter was not copied whole. */
const paramsSchema = z.object({ id: repIdSchema, token: z.string().regex(/^[A-Za-z0-9_-]{43}$/) });
const thanksSchema = z.object({ thanks: z.string().optional() }).catch({});
type Http = { readonly request: FastifyRequest; readonly reply: FastifyReply };

const GONE = 410;
/** A link that is over, was withdrawn, never was, or lost its end on the way: the four are told alike. */
const showEnded = (portal: Portal, http: Http): Promise<FastifyReply> =>
  sendPage(
    portal,
    { ...http, account: undefined },
    { template: 'draft-ended.njk', context: {}, status: GONE },
  );

const hasEnded = (error: unknown): boolean => error instanceof Refused && error.status === 404;

async function showDraft(portal: Portal, http: Http, problems: readonly FieldProblem[], typed = '') {
  const { id, token } = paramsSchema.parse(http.request.params);
  const { on, group, until, draft } = await portal
    .guest(id)
    .call((client) => client.coProduction.openDraft.mutate({ token }));
  const context = {
    ...{ until, typed, group: groupName(group), draft: easyRead(on.kind, draft?.content) },
    open: draft !== null && isDraft(draft.state),
    ...{ thanks: thanksSchema.parse(http.request.query).thanks !== undefined },
    ...problemContext(problems),
  };
  const status = problems.length > 0 ? 400 : 200;
  return sendPage(portal, { ...http, account: undefined }, { template: 'draft.njk', context, status });
}

function problemIn(text: string): string | undefined {
  if (text === '') return 'Write what you think, then send it';
  if (text.length > MOST) return `Shorten what you wrote to ${MOST} characters or fewer`;
  const problem = textProblem(text, 'lines');
  return problem && `Change what you wrote: ${problem}`;
}

async function takeComment(portal: Portal, http: Http) {
  checkForm(http.request);
  const { id, token } = paramsSchema.parse(http.request.params);
  const text = typedIn(http.request.body)['text']?.[0] ?? '';
  const problem = problemIn(text);
  if (problem) return showDraft(portal, http, [{ field: 'text', text: problem }], text);
  await portal.guest(id).call((client) => client.coProduction.commentByLink.mutate({ token, text }));
  return http.reply.redirect(`/drafts/${id}/${token}?thanks=1`, 303);
}

/** A draft for who has its link and no account: to read in easy read, and to comment on. The secret goes no further. */
export function draftLinkRoutes(app: FastifyInstance, portal: Portal): void {
  const open =
    (work: (http: Http) => Promise<FastifyReply>) => async (request: FastifyRequest, reply: FastifyReply) => {
      const http = { request, reply };
      if (!paramsSchema.safeParse(request.params).success) return showEnded(portal, http);
      try {
        return await work(http);
      } catch (error) {
        if (hasEnded(error)) return showEnded(portal, http);
        throw error;
      }
    };
  const path = '/drafts/:id/:token';
  app.get(
    path,
    open((http) => showDraft(portal, http, [])),
  );
  app.post(
    path,
    open((http) => takeComment(portal, http)),
  );
}
