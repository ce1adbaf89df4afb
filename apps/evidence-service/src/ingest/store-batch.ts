import type { TopicPartition } from '@rep/event-stream';
import { inTransaction, type Pool, type PoolClient } from '@rep/service-kit';
import { insertConfiguration } from './configuration.repository.ts';
import { decideOutcomes, type Outcome } from './decide-outcomes.ts';
import {
  copyEvents,
  copyVersions,
  insertDuplicates,
  insertMeasures,
  insertQuarantine,
} from './evidence.repository.ts';
import { loadHeld } from './held.repository.ts';
import type { KnownMeasures } from './known-measures.ts';
import { addReceived, addToLedger, noteProgress, saveCheckpoints } from './ledger.repository.ts';
import { advancePosition } from './position.repository.ts';
import { projectConfiguration } from './project-configuration.ts';
import { projectRegistry } from './project-registry.ts';
import { insertProjections } from './projections.repository.ts';
import type { EventReading, Reading } from './reading.ts';
import { receivedSpans } from './received-spans.ts';
import { sequencesOf, tallyBatch } from './tally.ts';

export type Store = { readonly pool: Pool; readonly streamId: string; readonly measures: KnownMeasures };

/** A run of one partition's messages, as read, from offset `from` to before `to`. */
export type ReadBatch = TopicPartition & {
  readonly from: number;
  readonly to: number;
  readonly readings: readonly Reading[];
  readonly signal: AbortSignal;
};

/** Somebody else has moved the partition's position: nothing of this batch may be kept. */
export class PositionMoved extends Error {
  constructor() {
    super('the position of the partition was moved by somebody else');
    this.name = 'PositionMoved';
  }
}

const eventsOf = (readings: readonly Reading[]): EventReading[] =>
  readings.filter((reading) => reading.kind === 'event');

async function writeEvidence(
  client: PoolClient,
  batch: ReadBatch,
  outcomes: readonly Outcome[],
): Promise<EventReading[]> {
  const accepted = outcomes.filter((outcome) => outcome.kind === 'accepted');
  const kept = accepted.map(({ reading }) => reading);
  const versioned = accepted.filter(({ addsVersion }) => addsVersion).map(({ reading }) => reading);
  await copyEvents(client, batch, kept);
  await copyVersions(client, versioned);
  await insertProjections(client, projectRegistry(kept));
  await insertConfiguration(client, projectConfiguration(kept));
  return versioned;
}

async function writeTheRest(
  client: PoolClient,
  batch: ReadBatch,
  outcomes: readonly Outcome[],
): Promise<void> {
  const duplicates = outcomes.flatMap((o) => (o.kind === 'duplicate' ? [o.reading] : []));
  if (duplicates.length > 0) await insertDuplicates(client, duplicates);
  const quarantined = outcomes.flatMap((o) => (o.kind === 'quarantined' ? [o.reading] : []));
  await insertQuarantine(client, batch, quarantined);
}

/** What all partitions share is written late and in sorted order, so that it is locked briefly and without deadlock. */
async function writeLedger(
  client: PoolClient,
  batch: ReadBatch,
  outcomes: readonly Outcome[],
): Promise<void> {
  const tally = tallyBatch(batch.readings, outcomes);
  await addToLedger(client, tally.days);
  await addReceived(client, receivedSpans(tally.received));
  await noteProgress(client, tally.days);
  await saveCheckpoints(
    client,
    batch.readings.flatMap((reading) => (reading.kind === 'checkpoint' ? [reading] : [])),
  );
}

/**
 * Stores a batch in ONE transaction: look what is held, decide, then events, versions, projections, quarantine,
 * ledger and, last, the position. Throws PositionMoved, the signal's reason, or what the store said; then nothing was
 * kept.
 */
export async function storeBatch(store: Store, batch: ReadBatch): Promise<readonly Outcome[]> {
  const { pool, streamId, measures } = store;
  const { outcomes, unknown } = await inTransaction(pool, async (client) => {
    const held = await loadHeld(client, eventsOf(batch.readings), receivedSpans(sequencesOf(batch.readings)));
    const outcomes = decideOutcomes(batch.readings, held);
    const versioned = await writeEvidence(client, batch, outcomes);
    await writeTheRest(client, batch, outcomes);
    const unknown = measures.unknownIn(versioned);
    if (unknown.length > 0) await insertMeasures(client, unknown);
    await writeLedger(client, batch, outcomes);
    const moved = await advancePosition(client, batch, { streamId, from: batch.from, to: batch.to });
    if (!moved) throw new PositionMoved();
    batch.signal.throwIfAborted();
    return { outcomes, unknown };
  });
  measures.add(unknown);
  return outcomes;
}
