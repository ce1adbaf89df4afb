import type { RecordKind } from '@rep/domain';
import { type Queryable, queryableOf } from '@rep/service-kit';
import { type Held, readAs } from './held.ts';
import type { Transaction } from './prisma.repository.ts';
import {
  type Filter,
  findCurrent,
  findVersion,
  listCurrent,
  lockRecord,
  lockRecords,
} from './record.repository.ts';

/** What a rule looks at. */
export type RecordReading = {
  /** When it looks: one instant for all of it. */
  readonly now: string;
  /** The service's own tables beside the records, on the same connection. */
  readonly db: Queryable;
  read<Content>(kind: RecordKind<Content>, id: string): Promise<Held<Content> | null>;
  /** One version, which never changes; null when there is none of that number. */
  version<Content>(kind: RecordKind<Content>, id: string, version: number): Promise<Held<Content> | null>;
  /** Least recently changed first. */
  list<Content>(kind: RecordKind<Content>, filter?: Filter): Promise<readonly Held<Content>[]>;
};

type Open = {
  readonly db: Transaction;
  readonly now: string;
  /** Whether nobody can change what is read until the transaction ends. */
  readonly lock: boolean;
};

/** Reads of records, locked as the caller needs them. */
export function openReading({ db, now, lock }: Open): RecordReading {
  return {
    now,
    db: queryableOf(db),
    read: async (kind, id) => {
      const ref = { kind: kind.kind, id };
      if (lock) await lockRecord(db, ref, 'read');
      const stored = await findCurrent(db, ref);
      return stored && readAs(kind, stored);
    },
    version: async (kind, id, version) => {
      const stored = await findVersion(db, { kind: kind.kind, id }, version);
      return stored && readAs(kind, stored);
    },
    list: async (kind, filter = {}) => {
      if (lock) await lockRecords(db, kind.kind, filter);
      return (await listCurrent(db, kind.kind, filter)).map((stored) => readAs(kind, stored));
    },
  };
}
