import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { databaseRoleOf, PRODUCERS } from '@rep/contracts';
import { z } from 'zod';
import type { LoggedStatement } from './statement-log.repository.ts';

const statementSchema = z.object({
  application: z.string(),
  prepared: z.boolean(),
  text: z.string(),
  values: z.array(z.string().nullable()).readonly(),
});

/** What the yardstick runs: for each operation and partnership the statements of a real call, on the same databases. */
export const yardstickSchema = z.object({
  port: z.int(),
  /** Addresses by the name of the service whose database it is. */
  databases: z.record(z.string(), z.string()),
  scripts: z.record(
    z.string(),
    z.object({
      /** The pilot that the call was about, whose place another one takes. */
      pilotId: z.string(),
      statements: z.array(statementSchema).readonly(),
    }),
  ),
});
export type Yardstick = z.infer<typeof yardstickSchema>;
export type Script = { readonly pilotId: string; readonly statements: readonly LoggedStatement[] };

const secretsSchema = z.object({ databaseRoles: z.record(z.string(), z.string()) });

/** The services' own roles and databases of a running system, by the service's name. */
export function databasesOf(data: string, postgresPort: number): Record<string, string> {
  const { databaseRoles } = secretsSchema.parse(JSON.parse(readFileSync(join(data, 'secrets.json'), 'utf8')));
  return Object.fromEntries(
    PRODUCERS.map((producer) => {
      const role = databaseRoleOf(producer);
      const url = new URL(`postgres://127.0.0.1:${postgresPort}/${role}`);
      Object.assign(url, { username: role, password: databaseRoles[role] ?? '' });
      return [producer === 'national' ? producer : `rep-${producer}`, url.href];
    }),
  );
}

export function writeYardstick(directory: string, yardstick: Yardstick): string {
  const file = join(directory, 'yardstick.json');
  writeFileSync(file, JSON.stringify(yardstick), { mode: 0o600 }); // it has the roles' passwords in it
  return file;
}
