import { repIdSchema } from '@rep/contracts';
import type { Role } from '@rep/domain';
import { type CallerVerifier, HttpProblem } from '@rep/service-kit';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { BuiltDataSet, DataSetBuilder } from './build-data-set.ts';
import { DATA_SETS, type DataSetRequest } from './catalogue.ts';

const ROLES: readonly Role[] = ['researcher', 'evaluator', 'dfe-policy', 'operator', 'lead-authority'];

const FILES = {
  'data.csv': { part: 'data', type: 'text/csv; charset=utf-8' },
  'data.meta.csv': { part: 'meta', type: 'text/csv; charset=utf-8' },
  'manifest.json': { part: 'manifest', type: 'application/json; charset=utf-8' },
} as const;
type FileName = keyof typeof FILES;

export type DataSetRoutesOptions = {
  readonly verify: CallerVerifier;
  readonly build: DataSetBuilder;
  now(): Date;
};

const querySchema = z.strictObject({
  asOf: z.iso.datetime({ offset: true }).optional(),
  partnership: repIdSchema.optional(),
});

function parseRequest(id: string, query: unknown, now: Date): DataSetRequest {
  const dataSet = DATA_SETS.find((candidate) => candidate.id === id);
  if (!dataSet) throw new HttpProblem(404, 'Choose one of the data sets that GET /datasets lists.');
  const parsed = querySchema.safeParse(query);
  if (!parsed.success) {
    throw new HttpProblem(400, 'Give "asOf" as a time like 2025-06-26T08:30:00Z and "partnership" as an id.');
  }
  const { asOf, partnership } = parsed.data;
  if (asOf && Date.parse(asOf) > now.getTime()) {
    throw new HttpProblem(400, 'Give an "asOf" that is not in the future: that answer could still change.');
  }
  return { dataSet, partnership, asOf };
}

function sendFile(reply: FastifyReply, file: FileName, built: BuiltDataSet): FastifyReply {
  const { part, type } = FILES[file];
  const { name, content } = built[part];
  return reply
    .type(type)
    .header('content-disposition', `attachment; filename="${name}"`)
    .header('rep-as-of', built.asOf)
    .header('rep-complete', String(built.complete))
    .header('rep-may-change', String(built.mayChange))
    .header('rep-may-grow', String(built.mayGrow))
    .send(content);
}

/** GET /datasets and the three files of each. Completeness stands in headers: it may change while the bytes do not. */
export function dataSetRoutes(app: FastifyInstance, options: DataSetRoutesOptions): void {
  app.addHook('onRequest', async (request: FastifyRequest) => {
    const caller = await options.verify(request.headers.authorization);
    if (!ROLES.includes(caller.role)) {
      throw new HttpProblem(403, 'Ask for the role of a researcher: yours does not include data sets.');
    }
  });
  app.get('/datasets', async () => ({ dataSets: DATA_SETS }));
  for (const file of Object.keys(FILES) as FileName[]) {
    app.get<{ Params: { id: string } }>(`/datasets/:id/${file}`, async (request, reply) =>
      sendFile(
        reply,
        file,
        await options.build(parseRequest(request.params.id, request.query, options.now())),
      ),
    );
  }
}
