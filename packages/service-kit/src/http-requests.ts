import { context, metrics, type Span, SpanKind, SpanStatusCode, trace } from '@opentelemetry/api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from './logger.ts';
import { addRefusalLog } from './refusal-log.ts';
import { isHealth, routeOf } from './route-of.ts';
import { contextOf } from './trace-context.ts';

function addSpans(app: FastifyInstance): void {
  const spans = new WeakMap<FastifyRequest, Span>();
  // After the body was read: reading it ends the asynchronous context that earlier hooks set.
  app.addHook('preValidation', (request, _reply, done) => {
    if (isHealth(request)) return done();
    const header = request.headers['traceparent'];
    const parent = contextOf(typeof header === 'string' ? header : undefined);
    const name = `${request.method} ${routeOf(request)}`;
    const span = trace.getTracer('rep').startSpan(name, { kind: SpanKind.SERVER }, parent);
    spans.set(request, span);
    context.with(trace.setSpan(parent, span), done);
  });
  app.addHook('onResponse', async (request, reply) => {
    const span = spans.get(request);
    span?.setAttribute('http.response.status_code', reply.statusCode);
    if (reply.statusCode >= 500) span?.setStatus({ code: SpanStatusCode.ERROR });
    span?.end();
  });
}

/** Seconds, as OpenTelemetry's conventions advise: by default everything would fall below the first bound. */
const DURATION_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

function addMetrics(app: FastifyInstance): void {
  // Named and measured in seconds by OpenTelemetry's conventions for HTTP servers.
  const duration = metrics.getMeter('rep').createHistogram('http.server.request.duration', {
    unit: 's',
    description: 'Duration of HTTP requests',
    advice: { explicitBucketBoundaries: DURATION_BOUNDS },
  });
  app.addHook('onResponse', async (request, reply) => {
    if (isHealth(request)) return;
    duration.record(reply.elapsedTime / 1000, {
      'http.request.method': request.method,
      'http.route': routeOf(request),
      'http.response.status_code': reply.statusCode,
    });
  });
}

/** A line, a span and a measurement per request: method, route, status, time; no address, no body, no header. */
export function addRequestLog(app: FastifyInstance, logger: Logger): void {
  addSpans(app);
  addMetrics(app);
  addRefusalLog(app, logger);
  app.addHook('onRequest', async (request, reply) => void reply.header('x-request-id', request.id));
  app.addHook('onResponse', async (request, reply) => {
    if (isHealth(request)) return;
    const { statusCode: status, elapsedTime } = reply;
    const entry = { requestId: request.id, method: request.method, route: routeOf(request), status };
    logger.debug({ ...entry, ms: Math.round(elapsedTime) }, 'request');
  });
}
