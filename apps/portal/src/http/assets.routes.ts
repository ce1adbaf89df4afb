import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FastifyInstance } from 'fastify';

const LONG = 'public, max-age=86400';

/**
 * GOV.UK Frontend's style sheet without its typeface: GDS Transport may be used on service.gov.uk alone, and the style
 * sheet names Arial next.
 */
const withoutTypeface = (css: string): string =>
  css.replaceAll(/@font-face\{[^}]*\}/g, '').replaceAll('GDS Transport,', '');

/** By package name, so that the source and the bundle find the same file. */
const readResolved = (specifier: string): Promise<string> =>
  readFile(createRequire(import.meta.url).resolve(specifier), 'utf8');

const readGovukCss = async (): Promise<string> =>
  withoutTypeface(await readResolved('govuk-frontend/dist/govuk/govuk-frontend.min.css'));

/** Static files: three of them, read at first use and kept. They need no session, as sign-in and the pages about the portal itself do not. */
export function assetRoutes(app: FastifyInstance): void {
  const files = {
    '/assets/govuk-frontend.css': { type: 'text/css; charset=utf-8', read: readGovukCss },
    '/assets/app.css': { type: 'text/css; charset=utf-8', read: () => readResolved('#assets/app.css') },
    '/assets/favicon.svg': { type: 'image/svg+xml', read: () => readResolved('#assets/favicon.svg') },
  };
  for (const [path, { type, read }] of Object.entries(files)) {
    let content: Promise<string> | undefined;
    app.get(path, async (_request, reply) => {
      content ??= read();
      return reply
        .type(type)
        .header('cache-control', LONG)
        .send(await content);
    });
  }
}
