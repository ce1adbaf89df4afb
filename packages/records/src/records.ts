import type { Producer } from '@rep/contracts';
import { DomainError, type RecordKind, StepRefused } from '@rep/domain';
import { appendToOutbox, lastSequence } from '@rep/outbox';
import { type DatabasePool, inTransaction } from '@rep/service-kit';
import { type DigestPage, listDigests, type VersionDigest } from './digests.repository.ts';
import { recordNotFound } from './errors.ts';
import { type Held, type Maker, readAs, type StoredVersion } from './held.ts';
import { createLazyPrisma } from './prisma.repository.ts';
import { openReading, type RecordReading } from './reading.ts';
import { findCurrent, findVersion, listVersions, type Ref } from './record.repository.ts';
import { type Filter, listCurrent } from './record-list.repository.ts';
import { auditRefusal } from './refusal.repository.ts';
import { looseSource, remembering } from './source.ts';
import { type Decision, openTransaction, type RecordTransaction, type Target } from './transaction.ts';
import { listVersionPage, type VersionPage } from './version-page.repository.ts';

/** The records of one service. */
export type Records = {
  /**
   * Reads and changes records in one transaction, with the events of every change in the outbox. `about` is what the
   * step is for: when a rule refuses it, that is kept too. Throws StepRefused, StaleVersion or another coded error.
   */
  transact<T>(by: Maker, about: Ref, work: (transaction: RecordTransaction) => Promise<T>): Promise<T>;
  /** One record changed by one rule, which may read others. Throws as `transact`. */
  change<Content>(
    by: Maker,
    kind: RecordKind<Content>,
    target: Target,
    rule: (held: Held<Content> | null, transaction: RecordTransaction) => Decision<Content>,
  ): Promise<Held<Content>>;
  /** As `change`, for a record that is there. Throws `record-not-found`. */
  step<Content>(
    by: Maker,
    kind: RecordKind<Content>,
    target: Target,
    rule: (held: Held<Content>, transaction: RecordTransaction) => Decision<Content>,
  ): Promise<Held<Content>>;
  /** Looks at several records for a page: nothing is held still, and nothing changed. */
  look<T>(work: (reading: RecordReading) => Promise<T>): Promise<T>;
  /** Keeps that somebody was refused something before any rule looked at it. */
  refused(by: Maker, about: Ref, error: DomainError): Promise<void>;
  find<Content>(kind: RecordKind<Content>, id: string): Promise<Held<Content> | null>;
  /** As `find`. Throws `record-not-found`. */
  get<Content>(kind: RecordKind<Content>, id: string): Promise<Held<Content>>;
  version<Content>(kind: RecordKind<Content>, id: string, version: number): Promise<Held<Content> | null>;
  /** Least recently changed first. */
  list<Content>(kind: RecordKind<Content>, filter?: Filter): Promise<readonly Held<Content>[]>;
  /** Every version, oldest first. */
  history<Content>(kind: RecordKind<Content>, id: string): Promise<readonly Held<Content>[]>;
  /** A page of every version that the service keeps itself, by which it is compared with the evidence. */
  digests(page: DigestPage): Promise<Digests>;
  /** A page of versions as they are stored, for who takes all of them away. */
  page(page: VersionPage): Promise<readonly StoredVersion[]>;
};

type Digests = {
  readonly versions: readonly VersionDigest[];
  /** The events of these versions have this sequence or a lower one. */
  readonly lastSequence: number;
};

export type RecordsOptions = {
  readonly pool: DatabasePool['pool'];
  readonly producer: Producer;
  now(): Date;
};

const reasonsOf = (error: DomainError): readonly object[] =>
  error instanceof StepRefused ? error.refusals : [{ code: error.code, fact: error.message }];

/** Versioned records in the service's own database (schema `records`), told through its outbox. */
export function createRecords({ pool, producer, now }: RecordsOptions): Records {
  const prisma = createLazyPrisma(pool);
  const find = async <C>(kind: RecordKind<C>, id: string): Promise<Held<C> | null> => {
    const stored = await findCurrent(pool, { kind: kind.kind, id });
    return stored && readAs(kind, stored);
  };
  const transact: Records['transact'] = async (by, about, work) => {
    try {
      return await inTransaction(pool, async (db) => {
        const { transaction, events } = openTransaction({ db, producer, by, now: now().toISOString() });
        const result = await work(transaction);
        await appendToOutbox(db, producer, events);
        return result;
      });
    } catch (error) {
      if (error instanceof DomainError) {
        await auditRefusal(await prisma(), { ...about, by, code: error.code, reasons: reasonsOf(error) });
      }
      throw error;
    }
  };
  const change: Records['change'] = (by, kind, target, rule) =>
    transact(by, { kind: kind.kind, id: target.id }, (transaction) =>
      transaction.change(kind, target, (held) => rule(held, transaction)),
    );
  return {
    transact,
    change,
    step: (by, kind, target, rule) =>
      change(by, kind, target, (held, transaction) => {
        if (held) return rule(held, transaction);
        throw recordNotFound(kind.kind);
      }),
    look: async (work) => work(openReading(remembering(looseSource(pool)), now().toISOString())),
    refused: async (by, about, error) =>
      auditRefusal(await prisma(), { ...about, by, code: error.code, reasons: reasonsOf(error) }),
    find,
    get: async (kind, id) => {
      const held = await find(kind, id);
      if (held) return held;
      throw recordNotFound(kind.kind);
    },
    version: async (kind, id, version) => {
      const stored = await findVersion(pool, { kind: kind.kind, id }, version);
      return stored && readAs(kind, stored);
    },
    list: async (kind, filter = {}) =>
      (await listCurrent(pool, kind.kind, filter)).map((stored) => readAs(kind, stored)),
    history: async (kind, id) =>
      (await listVersions(pool, { kind: kind.kind, id })).map((stored) => readAs(kind, stored)),
    page: (page) => listVersionPage(pool, page),
    digests: async (page) => {
      // The counter is read last: it covers whatever the page holds.
      const versions = await listDigests(pool, page);
      return { versions, lastSequence: await lastSequence(pool) };
    },
  };
}
