import { z } from 'zod';
import { digestOf } from './digest.ts';
import type { StoredVersion } from './held.ts';
import type { Prisma } from './prisma/generated/client.ts';
import type { Transaction } from './prisma.repository.ts';

export type Ref = { readonly kind: string; readonly id: string };
export type NewVersion = Ref &
  Omit<StoredVersion, 'content'> & {
    readonly content: Readonly<Record<string, unknown>>;
    readonly received: boolean;
  };

type Row = {
  id: string;
  version: number;
  state: string;
  areas: string[];
  content: Prisma.JsonValue;
  sha256: string;
  step: string;
  reason: string | null;
  account: string;
  role: string;
  laCode: string | null;
  recordedAt: Date;
  record: { synthetic: boolean };
};
const toStored = ({ account, role, laCode, recordedAt, record, ...row }: Row): StoredVersion => ({
  ...row,
  by: { account, role, laCode },
  at: recordedAt.toISOString(),
  synthetic: record.synthetic,
});
const include = { record: { select: { synthetic: true } } };
const headSchema = z.array(z.object({ version: z.number() })).max(1);

async function lockHead(db: Transaction, { kind, id }: Ref, lock: 'change' | 'read'): Promise<number | null> {
  const rows: unknown =
    lock === 'change'
      ? await db.$queryRaw`SELECT version FROM records.record WHERE kind = ${kind} AND id = ${id} FOR UPDATE`
      : await db.$queryRaw`SELECT version FROM records.record WHERE kind = ${kind} AND id = ${id} FOR SHARE`;
  return headSchema.parse(rows)[0]?.version ?? null;
}

/**
 * The version number held, with the record locked until the transaction ends; null when there is no such record. Who is
 * to make one waits for whoever makes it at the same moment, and then finds it.
 */
export async function lockRecord(db: Transaction, ref: Ref, lock: 'change' | 'read'): Promise<number | null> {
  const version = await lockHead(db, ref, lock);
  if (version !== null || lock === 'read') return version;
  const name = `records.record ${ref.kind} ${ref.id}`;
  await db.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${name}, 0))`;
  return lockHead(db, ref, lock);
}

/** One version; null when there is none of that number. */
export async function findVersion(db: Transaction, ref: Ref, version: number): Promise<StoredVersion | null> {
  const { kind, id } = ref;
  const where = { kind_id_version: { kind, id, version } };
  const row = await db.recordVersion.findUnique({ where, include });
  return row && toStored(row);
}

/** The version that holds now. */
export async function findCurrent(db: Transaction, { kind, id }: Ref): Promise<StoredVersion | null> {
  const orderBy = { version: 'desc' as const };
  const row = await db.recordVersion.findFirst({ where: { kind, id }, orderBy, include });
  return row && toStored(row);
}

/** Every version, oldest first. */
export async function listVersions(db: Transaction, { kind, id }: Ref): Promise<StoredVersion[]> {
  const orderBy = { version: 'asc' as const };
  return (await db.recordVersion.findMany({ where: { kind, id }, orderBy, include })).map(toStored);
}

export type Filter = {
  readonly state?: string | undefined;
  readonly area?: string | undefined;
  /** Concerning any of these areas. */
  readonly areas?: readonly string[];
  /** Whose ids begin so: a record that belongs to another carries that one's id before its own. */
  readonly idStartsWith?: string;
  readonly limit?: number;
};

/** Records of a list are a page: no kind has more than a few hundred in one partnership. */
const MOST_RECORDS = 2_000;

/** The records of a kind as they stand now, least recently changed first. */
export async function listCurrent(
  db: Transaction,
  kind: string,
  { state, area, areas, idStartsWith, limit = MOST_RECORDS }: Filter,
): Promise<StoredVersion[]> {
  const concerned = areas ?? (area === undefined ? undefined : [area]);
  const heads = await db.record.findMany({
    where: {
      ...{ kind, ...(state && { state }), ...(idStartsWith && { id: { startsWith: idStartsWith } }) },
      ...(concerned && { areas: { hasSome: [...concerned] } }),
    },
    orderBy: [{ changedAt: 'asc' }, { id: 'asc' }],
    take: Math.min(limit, MOST_RECORDS),
  });
  if (heads.length === 0) return [];
  const OR = heads.map(({ id, version }) => ({ id, version }));
  const rows = (await db.recordVersion.findMany({ where: { kind, OR }, include })).map(toStored);
  const byId = new Map(rows.map((row) => [row.id, row]));
  return heads.flatMap(({ id }) => byId.get(id) ?? []);
}

/** Holds the records of a kind as they stand until the transaction ends, in one order so that two never block each other. */
export async function lockRecords(
  db: Transaction,
  kind: string,
  { area, areas = area === undefined ? [] : [area] }: Filter,
): Promise<void> {
  const concerned = [...areas];
  await db.$queryRaw`SELECT 1 FROM records.record WHERE kind = ${kind}
    AND (${concerned.length === 0} OR areas && ${concerned}::text[]) ORDER BY id FOR SHARE`;
}

/** Adds a version and moves the head to it. */
export async function saveVersion(db: Transaction, next: NewVersion): Promise<void> {
  const { kind, id, version, state, synthetic, received, by, at, content, sha256, step, reason } = next;
  const areas = [...next.areas];
  const changedAt = new Date(at);
  const head = { version, state, areas, changedAt };
  if (version === 1) await db.record.create({ data: { kind, id, synthetic, received, ...head } });
  else await db.record.update({ where: { kind_id: { kind, id } }, data: head });
  await db.recordVersion.create({
    data: {
      ...{ kind, id, version, state, areas, sha256, step, reason },
      content: content as Prisma.InputJsonObject,
      contentSha256: digestOf(content),
      ...{ account: by.account, role: by.role, laCode: by.laCode, recordedAt: changedAt },
    },
  });
}
