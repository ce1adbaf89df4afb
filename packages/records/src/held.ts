import type { RecordKind } from '@rep/domain';

/** Who made a version: an opaque account, its role, and the authority (GSS code) it acted for. */
export type Maker = { readonly account: string; readonly role: string; readonly laCode: string | null };

/** The scheduled check, which takes its steps in nobody's name. */
export const CLOCK: Maker = { account: 'clock', role: 'clock', laCode: null };

/** One version of a record before its content is read as its kind says. */
export type StoredVersion = {
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly areas: readonly string[];
  readonly content: unknown;
  readonly sha256: string;
  readonly step: string;
  readonly reason: string | null;
  readonly by: Maker;
  /** An instant in UTC. */
  readonly at: string;
  readonly synthetic: boolean;
};

/** One version of a record as it is held. */
export type Held<Content> = Omit<StoredVersion, 'content'> & { readonly content: Content };

/** Reads the content as its kind says. Throws what only a bug or a hand in the database brings about. */
export const readAs = <Content>(
  { kind, schema }: RecordKind<Content>,
  stored: StoredVersion,
): Held<Content> => {
  const parsed = schema.safeParse(stored.content);
  if (parsed.success) return { ...stored, content: parsed.data };
  throw new Error(`${kind} ${stored.id} version ${stored.version} does not fit its schema`, {
    cause: parsed.error,
  });
};
