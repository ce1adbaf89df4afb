import type { RecordKind } from '@rep/domain';
import type { Queryable } from '@rep/service-kit';
import { type Held, readAs } from './held.ts';
import type { Filter } from './record-list.repository.ts';
import type { Source } from './source.ts';

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

/** Reads of records from a source. */
export const openReading = (source: Source, now: string): RecordReading => ({
  now,
  db: source.db,
  read: async (kind, id) => {
    const stored = await source.current({ kind: kind.kind, id });
    return stored && readAs(kind, stored);
  },
  version: async (kind, id, version) => {
    const stored = await source.version({ kind: kind.kind, id }, version);
    return stored && readAs(kind, stored);
  },
  list: async (kind, filter = {}) =>
    (await source.list(kind.kind, filter)).map((stored) => readAs(kind, stored)),
});
