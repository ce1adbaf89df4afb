import { createServer, type Server } from 'node:http';
import { text } from 'node:stream/consumers';

export type Collector = {
  readonly url: string;
  /** What came, by path ("/v1/metrics", "/v1/traces"). */
  bodies(path: string): readonly string[];
  stop(): Promise<void>;
};

/** Stands where an OTLP collector would: keeps what it is sent. A `silent` one never answers. */
export async function startCollector(kind: 'answering' | 'silent'): Promise<Collector> {
  const came: { path: string; body: string }[] = [];
  const server: Server = createServer((request, response) => {
    void text(request).then((body) => {
      came.push({ path: request.url ?? '', body });
      if (kind === 'answering') response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    bodies: (path) => came.filter((one) => one.path === path).map(({ body }) => body),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
