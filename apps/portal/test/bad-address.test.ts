import { createHttpServer, createLogger } from '@rep/service-kit';
import { expect, test } from 'vitest';
import { portalRoutes } from '../src/http/routes.ts';
import { startPortal } from './started-portal.ts';

const { portal } = startPortal();

test.each(['/%', '/%FF', '/assets/%E0%A4%A'])(
  '%s, which cannot be decoded, is the page of an unknown address',
  async (path) => {
    const logger = createLogger('portal', 'silent');
    const http = createHttpServer({ name: 'portal', port: 0, logger, readiness: () => [] });
    http.register((app) => portalRoutes(app, portal().options));
    await http.start();
    const response = await fetch(http.url() + path);
    const body = await response.text();
    await http.stop();
    expect(response.status).toBe(404);
    expect(response.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(body).toContain('<h1 class="govuk-heading-l">Page not found</h1>');
  },
);
