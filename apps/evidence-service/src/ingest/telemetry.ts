import { type Link, metrics, type SpanContext, SpanKind, TraceFlags, trace } from '@opentelemetry/api';
import type { MessageBatch } from '@rep/event-stream';
import { contextOf } from '@rep/service-kit';
import type { Outcome } from './decide-outcomes.ts';
import type { Reading } from './reading.ts';

/** A batch of thousands is linked to the first few traces in it: exporters cut longer lists anyway. */
const MOST_LINKS = 32;

type Sampled = { readonly reading: Extract<Reading, { kind: 'event' }>; readonly parent: SpanContext };

function sampledIn(readings: readonly Reading[]): Sampled[] {
  return readings.flatMap((reading) => {
    if (reading.kind !== 'event' || reading.event.traceparent === undefined) return [];
    const parent = trace.getSpanContext(contextOf(reading.event.traceparent));
    if (!parent || (parent.traceFlags & TraceFlags.SAMPLED) === 0) return [];
    return [{ reading, parent }];
  });
}

/** One span per batch, and under the span that produced an event one that ends at its evidence row. */
function traceBatch(batch: MessageBatch, readings: readonly Reading[], began: Date): void {
  const tracer = trace.getTracer('rep');
  const sampled = sampledIn(readings);
  const links: Link[] = sampled.slice(0, MOST_LINKS).map(({ parent }) => ({ context: parent }));
  const span = tracer.startSpan('evidence.ingest', {
    kind: SpanKind.CONSUMER,
    startTime: began,
    links,
    attributes: {
      'messaging.destination.name': batch.topic,
      'messaging.destination.partition.id': String(batch.partition),
      'messaging.batch.message_count': readings.length,
    },
  });
  for (const { reading } of sampled) {
    const { event } = reading;
    const attributes = {
      'rep.event.id': event.id,
      'rep.producer': event.producer,
      'rep.sequence': event.sequence,
    };
    const options = {
      kind: SpanKind.CONSUMER,
      startTime: began,
      attributes,
      links: [{ context: span.spanContext() }],
    };
    tracer.startSpan('evidence.record', options, contextOf(event.traceparent)).end();
  }
  span.end();
}

export type IngestTelemetry = {
  /** Told of what was committed, and when its work began. */
  committed(
    batch: MessageBatch,
    readings: readonly Reading[],
    result: { outcomes: readonly Outcome[]; began: Date },
  ): void;
};

/** Counters by outcome and the seconds of a batch; no-ops while telemetry is off. */
export function createIngestTelemetry(): IngestTelemetry {
  const meter = metrics.getMeter('rep');
  const events = meter.createCounter('rep_evidence_events', {
    description: 'Events taken from the stream, by outcome',
    unit: '{event}',
  });
  const seconds = meter.createHistogram('rep_evidence_batch_seconds', {
    description: 'From the first message read to the commit',
    unit: 's',
  });
  return {
    committed(batch, readings, { outcomes, began }) {
      for (const [outcome, those] of Map.groupBy(outcomes, ({ kind }) => kind)) {
        events.add(those.length, { outcome });
      }
      seconds.record((Date.now() - began.getTime()) / 1000, { topic: batch.topic });
      traceBatch(batch, readings, began);
    },
  };
}
