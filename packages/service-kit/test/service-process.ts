// A small service in a process of its own, for the tests of what it sends to a collector. Settings come as arguments.
import { registerHooks } from 'node:module';

const [endpoint = ''] = process.argv.slice(2);
let sdkLoaded = false;
registerHooks({
  resolve(specifier, context, next) {
    sdkLoaded ||= /^@opentelemetry\/(sdk|exporter)/.test(specifier);
    return next(specifier, context);
  },
});
const { createHttpServer, createLogger, runService, startTelemetry } = await import('@rep/service-kit');

const telemetry = await startTelemetry('test-service', endpoint === '' ? undefined : endpoint);
const logger = createLogger('test-service', 'silent');
const http = createHttpServer({ name: 'test-service', port: 0, logger, readiness: () => [] });
http.register((app) => {
  app.get('/areas/:code', async () => 'an area');
  app.post('/sign-in', async () => 'signed in');
});
await runService({ parts: [telemetry, http], logger, lifeline: 'stdin' });
process.stdout.write(`${JSON.stringify({ url: http.url(), sdkLoaded })}\n`);
