import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import {
  type Account,
  accountsSchema,
  DATASET_SERVICE_ACCOUNT,
  LOCAL_IDENTITIES,
  MACHINE_IDENTITIES,
  NATIONAL_SERVICE_ACCOUNT,
} from './account.ts';
import { readJson, writeSecretJson } from './secret-file.ts';
import { createSigningKey, publicKeysOf, type SigningKey, signingKeySchema } from './signing-key.ts';

/** Where an installation keeps who may sign in. All but the public keys have mode 0600 and are never printed. */
export type IdentityFiles = {
  readonly accountsFile: string;
  /** For the portal alone. */
  readonly signingKeyFile: string;
  /** For every service: IDENTITY_JWKS_FILE. */
  readonly jwksFile: string;
  /** For the dataset service: SERVICE_ACCOUNT_FILE, `{account, password}`. */
  readonly datasetServiceAccountFile: string;
  /** For the national service: SERVICE_ACCOUNT_FILE. */
  readonly nationalServiceAccountFile: string;
};

const PASSWORD_BYTES = 18;
const newPassword = (): string => randomBytes(PASSWORD_BYTES).toString('base64url');

/** The files' places in an installation's directory. */
export const identityFilesIn = (directory: string): IdentityFiles => ({
  accountsFile: join(directory, 'accounts.json'),
  signingKeyFile: join(directory, 'identity', 'signing-key.json'),
  jwksFile: join(directory, 'identity', 'jwks.json'),
  datasetServiceAccountFile: join(directory, 'identity', 'dataset-service.json'),
  nationalServiceAccountFile: join(directory, 'identity', 'national-service.json'),
});

/** The account as it is held, or with what this version says of a machine. */
const upToDate = (held: Account): Account => ({
  ...held,
  ...MACHINE_IDENTITIES.find(({ account }) => account === held.account),
});

/** Keeps every account and password there is and adds what this version knows besides, so that they outlive an upgrade. */
function provisionAccounts(file: string): readonly Account[] {
  const held = existsSync(file) ? accountsSchema.parse(readJson(file)) : [];
  const missing = LOCAL_IDENTITIES.filter(({ account }) => !held.some((h) => h.account === account));
  const accounts = [
    ...held.map(upToDate),
    ...missing.map((identity) => ({ ...identity, password: newPassword() })),
  ];
  if (!isDeepStrictEqual(accounts, held)) writeSecretJson(file, accounts);
  return accounts;
}

function provisionSigningKey(file: string): SigningKey {
  if (existsSync(file)) return signingKeySchema.parse(readJson(file));
  const key = createSigningKey();
  writeSecretJson(file, key);
  return key;
}

/** What a service signs in with, apart from everybody else's passwords. */
function provisionServiceAccount(file: string, accounts: readonly Account[], name: string): void {
  const service = accounts.find(({ account }) => account === name);
  if (service) writeSecretJson(file, { account: service.account, password: service.password });
}

/**
 * Makes what an installation's directory lacks of accounts, passwords and keys, and returns where they are. Existing
 * passwords and keys stay. Throws with a sentence when a file is there but cannot be used.
 */
export function provisionIdentity(directory: string): IdentityFiles {
  const files = identityFilesIn(directory);
  const accounts = provisionAccounts(files.accountsFile);
  const key = provisionSigningKey(files.signingKeyFile);
  writeSecretJson(files.jwksFile, publicKeysOf(key));
  provisionServiceAccount(files.datasetServiceAccountFile, accounts, DATASET_SERVICE_ACCOUNT);
  provisionServiceAccount(files.nationalServiceAccountFile, accounts, NATIONAL_SERVICE_ACCOUNT);
  return files;
}
