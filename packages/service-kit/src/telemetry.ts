import type { MetricReader } from '@opentelemetry/sdk-metrics';
import type { SpanExporter } from '@opentelemetry/sdk-trace';
import type { Part } from './lifecycle.ts';

/** Where a test wants its spans and metrics instead of an endpoint. */
export type TelemetryInMemory = { readonly spans: SpanExporter; readonly metrics?: MetricReader };

const METRICS_INTERVAL_MS = 15_000;

const part = (stop: () => Promise<void>): Part => ({
  name: 'telemetry',
  start: async () => undefined,
  stop,
  readiness: () => [],
});

async function overHttp(endpoint: string) {
  const [{ OTLPTraceExporter }, { OTLPMetricExporter }, { PeriodicExportingMetricReader }, traces] =
    await Promise.all([
      import('@opentelemetry/exporter-trace-otlp-http'),
      import('@opentelemetry/exporter-metrics-otlp-http'),
      import('@opentelemetry/sdk-metrics'),
      import('@opentelemetry/sdk-trace'),
    ]);
  const base = endpoint.replace(/\/+$/, '');
  const exporter = new OTLPMetricExporter({ url: `${base}/v1/metrics` });
  return {
    spanProcessors: [
      new traces.BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url: `${base}/v1/traces` }) }),
    ],
    metricReaders: [
      new PeriodicExportingMetricReader({ exporter, exportIntervalMillis: METRICS_INTERVAL_MS }),
    ],
  };
}

async function inMemory(sinks: TelemetryInMemory) {
  const { SimpleSpanProcessor } = await import('@opentelemetry/sdk-trace');
  return {
    spanProcessors: [new SimpleSpanProcessor({ exporter: sinks.spans })],
    metricReaders: sinks.metrics ? [sinks.metrics] : [],
  };
}

/**
 * Starts traces and metrics when there is somewhere to send them, and is to be called before anything else of a
 * service; as the first part it is the last to stop, so the spans of the shutdown go out too. Without an endpoint
 * nothing of the SDK is loaded (it takes most of a second) and every call of the interface is a no-op.
 */
export async function startTelemetry(
  service: string,
  destination: string | TelemetryInMemory | undefined,
): Promise<Part> {
  if (destination === undefined) return part(async () => undefined);
  const [{ NodeSDK }, pipeline] = await Promise.all([
    import('@opentelemetry/sdk-node'),
    typeof destination === 'string' ? overHttp(destination) : inMemory(destination),
  ]);
  const sdk = new NodeSDK({
    serviceName: service,
    autoDetectResources: false,
    logRecordProcessors: [],
    instrumentations: [],
    ...pipeline,
  });
  sdk.start();
  return part(() => sdk.shutdown());
}
