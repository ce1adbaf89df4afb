import { createEvidenceClient, type EvidenceClient, EvidenceError } from '@rep/service-kit/evidence-client';
import { CommandError } from '../command-error.ts';
import type { RunningSystem } from './find-system.ts';
import { doesNotAnswer } from './request.ts';
import type { TokenSource } from './tokens.ts';

/** The evidence service's GraphQL: `answer` as it comes, `ask` parsed; a CommandError where there is no result. */
export type Evidence = EvidenceClient;

/** While a release comes in, a question about it may have to wait. */
const DEADLINE_MS = 120_000;

function explained(error: unknown, url: string): unknown {
  if (!(error instanceof EvidenceError) || error.code === 'unexpected-data') return error;
  if (error.code === 'no-answer') return doesNotAnswer(url, error.cause);
  const sentence = {
    'query-refused': `The evidence service refused the query: ${error.message}`,
    'answer-too-large': 'The evidence service’s answer is too large: ask for less at a time.',
    'not-permitted': noGraphql(error.status),
    'not-graphql': noGraphql(error.status),
  }[error.code];
  return new CommandError(sentence, { cause: error });
}

const noGraphql = (status: number | undefined): string =>
  `The evidence service answered HTTP ${status} and no GraphQL: look at its log, then run the command again.`;

export function createEvidence(system: RunningSystem, tokens: TokenSource): Evidence {
  const url = system.urlOf('evidence');
  const client = createEvidenceClient({
    url,
    headers: async () => ({ authorization: `Bearer ${await tokens('evidence')}` }),
    deadlineMs: DEADLINE_MS,
  });
  const explain = (error: unknown): never => {
    throw explained(error, url);
  };
  return {
    answer: (request) => client.answer(request).catch(explain),
    ask: (schema, request) => client.ask(schema, request).catch(explain),
  };
}
