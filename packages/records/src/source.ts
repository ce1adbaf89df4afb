import type { Queryable } from '@rep/service-kit';
import type { Connection, Transaction } from './connection.ts';
import type { StoredVersion } from './held.ts';
import { findCurrent, findVersion, lockCurrent, type Ref } from './record.repository.ts';
import { type Filter, listCurrent, lockList } from './record-list.repository.ts';

/** Where stored versions come from. */
export type Source = {
  readonly db: Queryable;
  current(ref: Ref): Promise<StoredVersion | null>;
  version(ref: Ref, version: number): Promise<StoredVersion | null>;
  list(kind: string, filter: Filter): Promise<readonly StoredVersion[]>;
};

/** Records as they stand when each is asked for. */
export const looseSource = (db: Connection): Source => ({
  db,
  current: (ref) => findCurrent(db, ref),
  version: (ref, version) => findVersion(db, ref, version),
  list: (kind, filter) => listCurrent(db, kind, filter),
});

/** Records that nobody can change until the transaction ends. */
export const lockedSource = (db: Transaction): Source => ({
  db,
  current: (ref) => lockCurrent(db, ref, 'read'),
  version: (ref, version) => findVersion(db, ref, version),
  list: (kind, filter) => lockList(db, kind, filter),
});

/**
 * Asks a source for the same thing once: the gates of one step look at the same template, variant and members again and
 * again. `forget` when something was changed.
 */
export function remembering(source: Source): Source & { forget(): void } {
  const versions = new Map<string, Promise<StoredVersion | null>>();
  const lists = new Map<string, Promise<readonly StoredVersion[]>>();
  const once = <T>(held: Map<string, Promise<T>>, name: string, ask: () => Promise<T>): Promise<T> => {
    const asked = held.get(name) ?? ask();
    held.set(name, asked);
    return asked;
  };
  return {
    db: source.db,
    current: (ref) => once(versions, `${ref.kind} ${ref.id}`, () => source.current(ref)),
    version: (ref, version) =>
      once(versions, `${ref.kind} ${ref.id} ${version}`, () => source.version(ref, version)),
    list: (kind, filter) => once(lists, `${kind} ${JSON.stringify(filter)}`, () => source.list(kind, filter)),
    forget: () => {
      versions.clear();
      lists.clear();
    },
  };
}
