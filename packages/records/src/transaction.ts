import type { Producer } from '@rep/contracts';
import { type Change, differencesOf, type RecordKind, StaleVersion } from '@rep/domain';
import type { NewEvent } from '@rep/outbox';
import type { Transaction } from './connection.ts';
import { digestOf } from './digest.ts';
import { recordNotFound } from './errors.ts';
import { type Held, type Maker, readAs } from './held.ts';
import { openReading, type RecordReading } from './reading.ts';
import { findVersion, lockCurrent } from './record.repository.ts';
import { eventsOf } from './record-events.ts';
import { saveVersion } from './save-version.repository.ts';
import { lockedSource, remembering } from './source.ts';

/** Which record a step changes, and the version that the user saw; without one, whatever is held. */
export type Target = {
  readonly id: string;
  readonly expectedVersion?: number | undefined;
  readonly synthetic?: boolean;
};

/** What a rule makes of a record; null when the step has no effect, as an agreement given twice. */
export type Decision<Content> = Change<Content> | null | Promise<Change<Content> | null>;
type Decide<Content> = (held: Held<Content> | null) => Decision<Content>;

/** Reads and changes of one transaction: all of them hold, or none. What is read stands still until it ends. */
export type RecordTransaction = RecordReading & {
  /**
   * As `read`, for a record that this transaction is going to change. Two that read it first and change it after would each
   * wait for the other, and PostgreSQL would end one of them as a deadlock.
   */
  hold<Content>(kind: RecordKind<Content>, id: string): Promise<Held<Content> | null>;
  change<Content>(kind: RecordKind<Content>, target: Target, decide: Decide<Content>): Promise<Held<Content>>;
};

type Open = {
  readonly db: Transaction;
  readonly producer: Producer;
  readonly by: Maker;
  readonly now: string;
};

async function assertFresh<C>(
  db: Transaction,
  kind: RecordKind<C>,
  held: Held<C> | null,
  seen: number,
): Promise<void> {
  if (held === null || held.version === seen) return;
  const before = await findVersion(db, { kind: kind.kind, id: held.id }, seen);
  const differences = differencesOf(before?.content ?? {}, held.content);
  throw new StaleVersion({ version: held.version, role: held.by.role }, differences);
}

async function lockHeld<C>(db: Transaction, kind: RecordKind<C>, id: string): Promise<Held<C> | null> {
  const stored = await lockCurrent(db, { kind: kind.kind, id }, 'change');
  return stored && readAs(kind, stored);
}

/** A step may be taken twice, as an agreement or a form saved again: the second time says nothing new. */
const saysNothingNew = <C>(held: Held<C> | null, { content, state, areas, announces }: Change<C>): boolean =>
  held !== null &&
  announces.length === 0 &&
  held.state === state &&
  digestOf({ content: held.content, areas: held.areas }) === digestOf({ content, areas });

function nextVersion<C>(
  { by, now }: Open,
  kind: RecordKind<C>,
  target: Target,
  held: Held<C> | null,
  change: Change<C>,
) {
  const content = kind.schema.parse(change.content);
  const publicPart = kind.publicPart(content);
  const { state, areas, step, reason } = change;
  const at = held && held.at > now ? held.at : now; // a step that waited for another does not come before it
  const next = {
    ...{ kind: kind.kind, id: target.id, version: (held?.version ?? 0) + 1, state, areas, step, reason },
    ...{
      content: content as Readonly<Record<string, unknown>>,
      sha256: digestOf(publicPart),
      at,
      received: false,
    },
    synthetic: held?.synthetic ?? target.synthetic ?? false,
    by: { account: by.account, role: by.role, laCode: by.laCode },
  };
  return { next, publicPart, content };
}

/** The reads and changes of a transaction; events of its changes are collected, to be put into the outbox last. */
export function openTransaction(open: Open): { transaction: RecordTransaction; events: NewEvent[] } {
  const { db, producer, now } = open;
  const events: NewEvent[] = [];
  const source = remembering(lockedSource(db));
  const transaction: RecordTransaction = {
    ...openReading(source, now),
    hold: (kind, id) => lockHeld(db, kind, id),
    change: async (kind, target, decide) => {
      const held = await lockHeld(db, kind, target.id);
      if (target.expectedVersion !== undefined) await assertFresh(db, kind, held, target.expectedVersion);
      const change = await decide(held);
      if (held && (change === null || saysNothingNew(held, change))) return held;
      if (change === null) throw recordNotFound(kind.kind);
      const { next, publicPart, content } = nextVersion(open, kind, target, held, change);
      await saveVersion(db, next);
      source.forget();
      events.push(...eventsOf({ producer, next, publicPart, change }));
      return { ...next, content };
    },
  };
  return { transaction, events };
}
