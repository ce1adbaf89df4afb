import { z } from 'zod';
import { CommandError } from '../command-error.ts';
import type { RunningSystem } from './find-system.ts';
import { request } from './request.ts';
import type { TokenSource } from './tokens.ts';

const answerSchema = z.object({
  data: z.unknown().optional(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});
type GraphqlAnswer = z.infer<typeof answerSchema>;
type GraphqlRequest = { query: string; variables?: Record<string, unknown> };

/** The evidence service's GraphQL: `answer` as it comes, `ask` parsed, with a sentence where it refuses. */
export type Evidence = {
  answer: (request: GraphqlRequest) => Promise<GraphqlAnswer>;
  ask: <T extends z.ZodType>(schema: T, request: GraphqlRequest) => Promise<z.infer<T>>;
};

export function createEvidence(system: RunningSystem, tokens: TokenSource): Evidence {
  const answer = async (body: GraphqlRequest): Promise<GraphqlAnswer> => {
    const response = await request(`${system.urlOf('evidence')}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'application/json',
        authorization: `Bearer ${await tokens('evidence')}`,
      },
      body: JSON.stringify(body),
    });
    const text = await response.text();
    try {
      return answerSchema.parse(JSON.parse(text));
    } catch (error) {
      throw new CommandError(
        `The evidence service answered HTTP ${response.status} and no GraphQL: look at its log, then run the command again.`,
        { cause: error },
      );
    }
  };
  return {
    answer,
    ask: async (schema, body) => {
      const { data, errors } = await answer(body);
      if (errors?.[0]) throw new CommandError(`The evidence service refused the query: ${errors[0].message}`);
      return schema.parse(data);
    },
  };
}
