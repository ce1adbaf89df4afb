import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import { clearCookie, SESSION_COOKIE, setCookie } from '../http/cookies.ts';
import { type FieldProblem, problemContext } from '../http/field-problems.ts';
import { checkForm } from '../http/form-guard.ts';
import type { Portal } from '../http/portal.ts';
import { accountOf, sendPage } from '../http/visit.ts';
import { type Attempts, createAttempts, TOO_MANY_FAILURES } from './attempts.ts';

const MAX_TEXT = 200;
const bodySchema = z.object({
  account: z.string().trim().max(MAX_TEXT).default(''),
  password: z.string().max(MAX_TEXT).default(''),
  next: z.string().optional(),
});
const querySchema = z.object({ next: z.string().optional() });

type Http = { readonly request: FastifyRequest; readonly reply: FastifyReply };

function parseBody(body: unknown): z.infer<typeof bodySchema> {
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HttpProblem(400, 'Shorten the account name and the password, then sign in again.');
}

/** A page of ours to go on to. Anything else, such as "//elsewhere", leads home. */
const safePath = (next: string | undefined): string =>
  next !== undefined && /^\/(?![/\\])[\x21-\x7e]*$/.test(next) && !next.includes('\\') ? next : '/';

function missing(body: z.infer<typeof bodySchema>): readonly FieldProblem[] {
  return [
    ...(body.account === '' ? [{ field: 'account', text: 'Enter your account name' }] : []),
    ...(body.password === '' ? [{ field: 'password', text: 'Enter your password' }] : []),
  ];
}

const WRONG: FieldProblem = {
  field: 'account',
  text: 'Check your account name and password: they do not match',
};

type Form = {
  readonly typedAccount: string;
  readonly next: string;
  readonly problems: readonly FieldProblem[];
};

const showForm = (portal: Portal, http: Http, { problems, ...form }: Form): Promise<FastifyReply> =>
  sendPage(
    portal,
    { ...http, account: undefined },
    {
      template: 'sign-in.njk',
      context: { ...form, ...problemContext(problems) },
      status: problems.length > 0 ? 400 : 200,
    },
  );

async function signIn(portal: Portal, attempts: Attempts, http: Http): Promise<FastifyReply> {
  checkForm(http.request);
  const body = parseBody(http.request.body);
  const form = { typedAccount: body.account, next: safePath(body.next) };
  const problems = missing(body);
  if (problems.length > 0) return showForm(portal, http, { ...form, problems });
  const key = `${http.request.ip} ${body.account}`;
  const account = await portal.identities.signIn(body.account, body.password);
  if (!account) {
    if (attempts.isOver(key)) throw new HttpProblem(429, TOO_MANY_FAILURES);
    attempts.fail(key);
    return showForm(portal, http, { ...form, problems: [WRONG] });
  }
  attempts.succeed(key);
  setCookie(http.request, http.reply, [SESSION_COOKIE, await portal.sessions.issue(account.account)]);
  return http.reply.redirect(form.next, 303);
}

/** GET and POST /sign-in, POST /sign-out. */
export function signInRoutes(app: FastifyInstance, portal: Portal): void {
  const attempts = createAttempts(Date.now);
  app.get('/sign-in', async (request, reply) => {
    const next = safePath(querySchema.safeParse(request.query).data?.next);
    if (await accountOf(portal, request)) return reply.redirect(next, 303);
    return showForm(portal, { request, reply }, { typedAccount: '', next, problems: [] });
  });
  app.post('/sign-in', async (request, reply) => signIn(portal, attempts, { request, reply }));
  app.post('/sign-out', async (request, reply) => {
    checkForm(request);
    const cookie = request.cookies[SESSION_COOKIE];
    if (cookie) await portal.sessions.revoke(cookie);
    clearCookie(reply, SESSION_COOKIE);
    return reply.redirect('/sign-in', 303);
  });
}
