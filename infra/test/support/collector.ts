import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { z } from 'zod';

const attribute = z.object({ key: z.string(), value: z.object({ stringValue: z.string().optional() }) });
const exportSchema = z.object({
  resourceSpans: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeSpans: z.array(
        z.object({
          spans: z.array(
            z.object({
              traceId: z.string(),
              spanId: z.string(),
              parentSpanId: z.string().optional(),
              name: z.string(),
            }),
          ),
        }),
      ),
    }),
  ),
});
const metricsSchema = z.object({
  resourceMetrics: z.array(
    z.object({
      resource: z.object({ attributes: z.array(attribute) }),
      scopeMetrics: z.array(z.object({ metrics: z.array(z.object({ name: z.string() })) })),
    }),
  ),
});
const serviceOf = (resource: { attributes: z.infer<typeof attribute>[] }): string =>
  resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';

type CollectedSpan = {
  service: string;
  traceId: string;
  spanId: string;
  parent: string;
  name: string;
};

export type Collector = {
  readonly url: string;
  spans(): readonly CollectedSpan[];
  /** Names of metrics by the service that sent them. */
  metrics(): ReadonlyMap<string, ReadonlySet<string>>;
  /** All that came, as it came. */
  everything(): string;
  stop(): void;
};

const spansIn = (body: unknown): CollectedSpan[] =>
  exportSchema
    .parse(body)
    .resourceSpans.flatMap(({ resource, scopeSpans }) =>
      scopeSpans
        .flatMap((scope) => scope.spans)
        .map((span) => ({ ...span, service: serviceOf(resource), parent: span.parentSpanId ?? '' })),
    );

const metricsIn = (body: unknown): { service: string; names: string[] }[] =>
  metricsSchema.parse(body).resourceMetrics.map(({ resource, scopeMetrics }) => ({
    service: serviceOf(resource),
    names: scopeMetrics.flatMap(({ metrics }) => metrics.map(({ name }) => name)),
  }));

/** An OTLP collector over HTTP (JSON) that keeps what it is sent. */
export async function startCollector(): Promise<Collector> {
  const spans: CollectedSpan[] = [];
  const metrics = new Map<string, Set<string>>();
  const everything: string[] = [];
  const take = (path: string | undefined, body: string): void => {
    everything.push(body);
    if (path === '/v1/traces') spans.push(...spansIn(JSON.parse(body)));
    if (path !== '/v1/metrics') return;
    for (const { service, names } of metricsIn(JSON.parse(body)))
      metrics.set(service, new Set([...(metrics.get(service) ?? []), ...names]));
  };
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      take(request.url, body);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    spans: () => spans,
    metrics: () => metrics,
    everything: () => everything.join('\n'),
    stop: () => server.close(),
  };
}
