import { audienceSchema } from '@rep/identity';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { createAttempts, TOO_MANY_FAILURES } from './attempts.ts';

const MAX_TEXT = 200;
const bodySchema = z.strictObject({
  account: z.string().min(1).max(MAX_TEXT),
  password: z.string().min(1).max(MAX_TEXT),
  audience: audienceSchema,
});

function parseBody(contentType: string | undefined, body: unknown): z.infer<typeof bodySchema> {
  if (!/^application\/json\b/.test(contentType ?? '')) {
    throw new HttpProblem(415, 'Send account, password and audience as JSON.');
  }
  const parsed = bodySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  throw new HttpProblem(400, 'Send "account", "password" and a known "audience", and nothing else.');
}

/** POST /token, for services and the `rep` command: account, password and audience for a token of five minutes. */
export function tokenRoutes(app: FastifyInstance, { identities, tokens }: Portal): void {
  const attempts = createAttempts(Date.now);
  app.post('/token', async (request, reply) => {
    const body = parseBody(request.headers['content-type'], request.body);
    const key = `${request.ip} ${body.account}`;
    const identity = await identities.signIn(body.account, body.password);
    if (!identity) {
      if (attempts.isOver(key)) throw new HttpProblem(429, TOO_MANY_FAILURES);
      attempts.fail(key);
      throw new HttpProblem(401, 'Check the account and the password: they do not match.', {
        members: { reason: 'wrong-password' },
      });
    }
    attempts.succeed(key);
    return reply.header('cache-control', 'no-store').send(await tokens.issue(identity, body.audience));
  });
}
