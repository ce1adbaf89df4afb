import { createServer } from 'node:http';
import { json } from 'node:stream/consumers';
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
export type CollectedSpan = {
  service: string;
  traceId: string;
  spanId: string;
  parent: string;
  name: string;
};

/** An OTLP collector over HTTP (JSON) that keeps what it is sent. */
export async function startTraceCollector(): Promise<{
  url: string;
  spans: () => readonly CollectedSpan[];
  stop: () => void;
}> {
  const spans: CollectedSpan[] = [];
  const server = createServer((request, response) => {
    const done = (): unknown => response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    if (request.url !== '/v1/traces') {
      request.resume();
      done();
      return;
    }
    void json(request).then((body) => {
      for (const { resource, scopeSpans } of exportSchema.parse(body).resourceSpans) {
        const name = resource.attributes.find(({ key }) => key === 'service.name')?.value.stringValue ?? '';
        for (const span of scopeSpans.flatMap((scope) => scope.spans))
          spans.push({ ...span, service: name, parent: span.parentSpanId ?? '' });
      }
      done();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address !== null && typeof address === 'object' ? address.port : 0;
  return { url: `http://127.0.0.1:${port}`, spans: () => spans, stop: () => server.close() };
}
