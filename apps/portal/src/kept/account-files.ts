import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';

const PRIVATE = 0o700;
const SECRET = 0o600;

/** What the portal keeps of accounts: one file for each, which is there whole or not at all, also after a crash. */
export type AccountFiles<T> = {
  read(account: string): Promise<T | null>;
  /** One change of an account after another. What `make` returns is kept before this settles; null, or what is held, changes nothing. */
  change(account: string, make: (held: T | null) => T | null): Promise<T | null>;
  all(): Promise<readonly T[]>;
};

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Writes beside the file, to the disk, and then in its place. */
export async function writeWhole(file: string, content: string): Promise<void> {
  const half = `${file}.half`;
  const handle = await open(half, 'w', SECRET);
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(half, file);
}

/** The file's text, or null when there is none. */
export async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}

/** Files of one kind in a folder that only the portal reads, named by the SHA-256 of their account. */
export function createAccountFiles<T>(directory: string, schema: z.ZodType<T>): AccountFiles<T> {
  const made = mkdir(directory, { recursive: true, mode: PRIVATE });
  const queues = new Map<string, Promise<unknown>>();
  const fileOf = (account: string): string =>
    join(directory, `${createHash('sha256').update(account).digest('hex')}.json`);
  const parse = (text: string): T => schema.parse(JSON.parse(text));
  const read = async (account: string): Promise<T | null> => {
    await made;
    const text = await readIfThere(fileOf(account));
    return text === null ? null : parse(text);
  };
  const changeNow = async (account: string, make: (held: T | null) => T | null): Promise<T | null> => {
    const held = await read(account);
    const next = make(held);
    if (next === null || next === held) return held;
    await writeWhole(fileOf(account), `${JSON.stringify(schema.parse(next))}\n`);
    return next;
  };
  return {
    read,
    change: (account, make) => {
      const before = queues.get(account) ?? Promise.resolve();
      const change = before.then(() => changeNow(account, make));
      const settled = change.catch(() => undefined);
      queues.set(account, settled);
      void settled.then(() => queues.get(account) === settled && queues.delete(account));
      return change;
    },
    all: async () => {
      await made;
      const names = (await readdir(directory)).filter((name) => name.endsWith('.json'));
      return Promise.all(names.map(async (name) => parse(await readFile(join(directory, name), 'utf8'))));
    },
  };
}
