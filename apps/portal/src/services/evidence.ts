import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { callService, isAway } from './service-call.ts';

/** Runs one GraphQL operation of the evidence service. Throws HttpProblem. */
export type Evidence = <T extends z.ZodType>(
  query: string,
  variables: Readonly<Record<string, unknown>>,
  schema: T,
) => Promise<z.infer<T>>;

const envelopeSchema = z.object({
  data: z.unknown(),
  errors: z.array(z.object({ message: z.string() })).optional(),
});

export const createEvidence =
  (baseUrl: string, token: () => Promise<string>): Evidence =>
  async (query, variables, schema) => {
    const service = 'evidence service';
    const body = { query, variables };
    const response = await callService({ service, url: new URL('/graphql', baseUrl), token, body });
    if (response.status === 401 || response.status === 403) {
      throw new HttpProblem(403, 'Choose another page: your role does not include these figures.');
    }
    try {
      const { data, errors } = envelopeSchema.parse(await response.json());
      if (errors?.[0]) throw new Error(`evidence answered ${response.status}: ${errors[0].message}`);
      return schema.parse(data);
    } catch (error) {
      throw isAway(service, error);
    }
  };
