import { readFileSync } from 'node:fs';
import { accountsSchema } from '@rep/identity';
import { parseEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const environmentSchema = z.object({
  /** Address of the portal of a started system. */
  REP_TEST_PORTAL: z.url(),
  /** That system's accounts.json. */
  REP_TEST_ACCOUNTS: z.string().min(1),
});
const env = parseEnvironment(environmentSchema, process.env);

export const portalUrl = env.REP_TEST_PORTAL;

const accounts = accountsSchema.parse(JSON.parse(readFileSync(env.REP_TEST_ACCOUNTS, 'utf8')));

/** Throws for an account that the system does not have. */
export function passwordOf(account: string): string {
  const held = accounts.find((candidate) => candidate.account === account);
  if (!held) throw new Error(`the system has no account ${account}`);
  return held.password;
}
