import { repIdSchema } from '@rep/contracts';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { describeStanding } from '../http/standing.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { readPartnerships } from '../partnerships/read-partnerships.ts';
import type { DataSetQuery, Manifest } from '../services/data-sets.ts';

const FILES = ['data.csv', 'data.meta.csv', 'manifest.json'] as const;
const FORWARDED = [
  'content-type',
  'content-disposition',
  'rep-as-of',
  'rep-complete',
  'rep-may-change',
  'rep-may-grow',
];

const paramsSchema = z.object({ id: z.string().regex(/^[a-z][a-z0-9_]{0,79}$/) });
const querySchema = z.object({
  /** An empty choice of the form means all areas. */
  partnership: z.union([repIdSchema, z.literal('')]).optional(),
  asOf: z.iso.datetime({ offset: true }).optional(),
});

function parseAddress({ request }: Visit): { id: string; query: DataSetQuery } {
  const params = paramsSchema.safeParse(request.params);
  const query = querySchema.safeParse(request.query);
  if (!params.success || !query.success) {
    throw new HttpProblem(404, 'Choose a data set from the list: there is none at this address.');
  }
  const { partnership, asOf } = query.data;
  return {
    id: params.data.id,
    query: { ...(partnership ? { partnership } : {}), ...(asOf ? { asOf } : {}) },
  };
}

/** Links that name the time, so that what is downloaded later still has the sums that the page shows. */
function downloadsOf(id: string, manifest: Manifest, partnership: string | undefined) {
  const query = new URLSearchParams({ asOf: manifest.asOf, ...(partnership ? { partnership } : {}) });
  return FILES.map((file, index) => ({
    href: `/data-sets/${id}/${file}?${query}`,
    file: manifest.files[index] ?? { name: 'manifest.json' },
  }));
}

async function showDataSet(visit: Visit) {
  const { id, query } = parseAddress(visit);
  const { dataSets, evidence } = visit.services;
  const [list, manifest, partnerships] = await Promise.all([
    dataSets.list(),
    dataSets.manifest(id, query),
    readPartnerships(evidence),
  ]);
  const dataSet = list.find((entry) => entry.id === id);
  if (!dataSet) throw new HttpProblem(404, 'Choose a data set from the list: there is none of that name.');
  return visit.page('data-set.njk', {
    dataSet,
    manifest,
    partnerships,
    chosen: query.partnership,
    standing: manifest ? describeStanding(manifest.standing) : undefined,
    downloads: manifest ? downloadsOf(id, manifest, query.partnership) : [],
  });
}

async function sendFile(visit: Visit, file: string) {
  const { id, query } = parseAddress(visit);
  const answer = await visit.services.dataSets.file(id, file, query);
  for (const name of FORWARDED) {
    const value = answer.headers.get(name);
    if (value !== null) visit.reply.header(name, value);
  }
  return visit.reply.header('cache-control', 'no-store').send(Buffer.from(await answer.arrayBuffer()));
}

export function dataSetRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(
    '/data-sets',
    visitors(portal, 'data-sets', async (visit) =>
      visit.page('data-sets.njk', { dataSets: await visit.services.dataSets.list() }),
    ),
  );
  app.get('/data-sets/:id', visitors(portal, 'data-sets', showDataSet));
  for (const file of FILES) {
    app.get(
      `/data-sets/:id/${file}`,
      visitors(portal, 'data-sets', (visit) => sendFile(visit, file)),
    );
  }
}
