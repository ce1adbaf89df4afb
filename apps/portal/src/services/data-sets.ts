import { HttpProblem } from '@rep/service-kit';
import { z } from 'zod';
import { callService, isAway } from './service-call.ts';

const SERVICE = 'data set service';
/** A release's file of 13,000 rows is built in five seconds on a busy machine. */
const BUILD_DEADLINE_MS = 60_000;

const catalogueSchema = z.object({
  dataSets: z.array(
    z.object({ id: z.string(), title: z.string(), description: z.string(), dataset: z.string() }),
  ),
});
type CatalogueEntry = z.infer<typeof catalogueSchema>['dataSets'][number];

const manifestSchema = z.object({
  id: z.string(),
  title: z.string(),
  description: z.string(),
  partnership: z.string(),
  asOf: z.string(),
  sources: z.array(z.object({ release: z.string(), version: z.string(), rows: z.number() })),
  files: z.array(z.object({ name: z.string(), rows: z.number(), bytes: z.number(), sha256: z.string() })),
  licence: z.object({ name: z.string(), url: z.string(), attribution: z.string() }),
  notes: z.array(z.string()),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** How final what was downloaded is; it stands in headers, because it may change while the bytes do not. */
const standingSchema = z.object({
  complete: z.stringbool(),
  mayChange: z.stringbool(),
  mayGrow: z.stringbool(),
});
type Standing = z.infer<typeof standingSchema>;

export type DataSetQuery = { readonly partnership?: string; readonly asOf?: string };

export type DataSets = {
  list(): Promise<readonly CatalogueEntry[]>;
  /** The manifest with the sums of the files that the same `asOf` gives, or undefined when there are no rows yet. */
  manifest(
    id: string,
    query: DataSetQuery,
  ): Promise<(Manifest & { readonly standing: Standing }) | undefined>;
  /** A file as the service sends it, byte for byte. */
  file(id: string, file: string, query: DataSetQuery): Promise<Response>;
};

const problemSchema = z.object({ detail: z.string() });

async function refusalOf(response: Response): Promise<HttpProblem> {
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  const status = response.status >= 500 ? 503 : response.status;
  return new HttpProblem(status, problem.data?.detail ?? 'Go back and choose another data set.');
}

function standingOf({ headers }: Response): Standing {
  const parsed = standingSchema.safeParse({
    complete: headers.get('rep-complete'),
    mayChange: headers.get('rep-may-change'),
    mayGrow: headers.get('rep-may-grow'),
  });
  if (parsed.success) return parsed.data;
  throw isAway(SERVICE, parsed.error);
}

export function createDataSets(baseUrl: string, token: () => Promise<string>): DataSets {
  const get = (path: string, query: DataSetQuery = {}): Promise<Response> => {
    const url = new URL(path, baseUrl);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return callService({ service: SERVICE, url, token, deadlineMs: BUILD_DEADLINE_MS });
  };
  const parse = async <T extends z.ZodType>(response: Response, schema: T): Promise<z.infer<T>> => {
    if (!response.ok) throw await refusalOf(response);
    const parsed = schema.safeParse(await response.json().catch(() => undefined));
    if (parsed.success) return parsed.data;
    throw isAway(SERVICE, parsed.error);
  };
  const pathOf = (id: string, file: string): string => `/datasets/${encodeURIComponent(id)}/${file}`;
  return {
    list: async () => (await parse(await get('/datasets'), catalogueSchema)).dataSets,
    manifest: async (id, query) => {
      const response = await get(pathOf(id, 'manifest.json'), query);
      if (response.status === 404) return undefined;
      const manifest = await parse(response, manifestSchema);
      return { ...manifest, standing: standingOf(response) };
    },
    file: async (id, file, query) => {
      const response = await get(pathOf(id, file), query);
      if (!response.ok) throw await refusalOf(response);
      return response;
    },
  };
}
