import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';

const secretsSchema = z.object({ databaseRoles: z.record(z.string(), z.string().min(1)) });

const PASSWORD_BYTES = 24;

/** Passwords of the database roles, made at the first start and kept in DIR/secrets.json (0600). */
export function ensureSecrets(directory: string, roles: readonly string[]): ReadonlyMap<string, string> {
  const file = join(directory, 'secrets.json');
  const held = secretsSchema.nullable().parse(readJson(file))?.databaseRoles ?? {};
  const wanted = Object.fromEntries(
    roles.map((role) => [role, held[role] ?? randomBytes(PASSWORD_BYTES).toString('base64url')]),
  );
  if (roles.some((role) => held[role] === undefined))
    writeJson(file, { databaseRoles: { ...held, ...wanted } });
  return new Map(Object.entries(wanted));
}
