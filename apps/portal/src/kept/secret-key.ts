import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { z } from 'zod';
import { readIfThere, writeWhole } from './account-files.ts';

const BYTES = 32;
const keySchema = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** A key that outlives a restart, made at first need. Throws when the file holds no such key. */
export function createSecretKey(file: string): () => Promise<Uint8Array> {
  let key: Promise<Uint8Array> | undefined;
  const load = async (): Promise<Uint8Array> => {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 });
    const held = (await readIfThere(file))?.trim();
    const text = held ?? randomBytes(BYTES).toString('base64url');
    if (held === undefined) await writeWhole(file, `${text}\n`);
    return new Uint8Array(Buffer.from(keySchema.parse(text), 'base64url'));
  };
  return () => {
    key ??= load();
    return key;
  };
}
