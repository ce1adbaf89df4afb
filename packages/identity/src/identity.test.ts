import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REP_IDS } from '@rep/contracts';
import { belongsToPartnership, checkAccess, evidenceSight, mayEnterEvidence, ROLES } from '@rep/domain';
import { createCallerVerifier, readPublicKeys, SignInError } from '@rep/service-kit';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, accountsSchema } from './account.ts';
import { AUDIENCES } from './audiences.ts';
import { createLocalIdentityProvider } from './local-identity-provider.ts';
import { provisionIdentity } from './provision-identity.ts';
import { createTokenIssuer, readSigningKey } from './token-issuer.ts';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'identity-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

const textOf = (file: string): string => readFileSync(file, 'utf8');
const accountsIn = (file: string): Account[] => accountsSchema.parse(JSON.parse(textOf(file)));
const modeOf = (file: string): string => (statSync(file).mode & 0o777).toString(8);

test('there is an account for every role, with a password of its own', () => {
  const accounts = accountsIn(provisionIdentity(directory).accountsFile);
  expect(new Set(accounts.map((a) => a.role))).toEqual(new Set(ROLES));
  expect(new Set(accounts.map((a) => a.password)).size).toBe(accounts.length);
  expect(accounts.map((a) => a.account)).toEqual(
    expect.arrayContaining(['dataset-service', 'national-service', 'rep-command']),
  );
});

test('the national service sees variants and feedback of all partnerships, because none may become invalid unseen', () => {
  const { accountsFile } = provisionIdentity(directory);
  const service = accountsIn(accountsFile).find(({ account }) => account === 'national-service');
  if (!service) throw new Error('there is no account of the national service');
  for (const action of ['variants.read', 'feedback.read'] as const) {
    expect(() => checkAccess(service, action, 'london')).not.toThrow();
  }
});

test('every partnership has an integrated care board of its own, which speaks for no other', () => {
  const accounts = accountsIn(provisionIdentity(directory).accountsFile);
  const boards = accounts.filter(({ account }) => account.startsWith('integrated-care-board-'));
  expect(boards.map(({ account, repId }) => [account, repId])).toEqual(
    REP_IDS.map((repId) => [`integrated-care-board-${repId}`, repId]),
  );
  expect(new Set(boards.map(({ role }) => role))).toEqual(new Set(['integrated-care-board']));
});

test('accounts of a partnership name it, the others name none', () => {
  for (const { role, repId } of accountsIn(provisionIdentity(directory).accountsFile)) {
    expect({ role, bound: repId !== null }).toEqual({ role, bound: belongsToPartnership(role) });
  }
});

test('secrets are readable by the owner only, and the public file holds nothing private', () => {
  const files = provisionIdentity(directory);
  for (const file of Object.values(files)) expect(modeOf(file)).toBe('600');
  expect(modeOf(join(directory, 'identity'))).toBe('700');
  const { d } = readSigningKey(files.signingKeyFile);
  expect(textOf(files.jwksFile)).not.toContain(d);
  expect(textOf(files.jwksFile)).not.toContain('"d"');
});

test('a second start changes no password and no key', () => {
  const files = provisionIdentity(directory);
  const before = Object.values(files).map(textOf);
  expect(Object.values(provisionIdentity(directory)).map(textOf)).toEqual(before);
});

test('an account that a newer version brings is added beside the old ones', () => {
  const files = provisionIdentity(directory);
  const [first, ...rest] = accountsIn(files.accountsFile);
  writeFileSync(files.accountsFile, JSON.stringify(rest));
  const accounts = accountsIn(provisionIdentity(directory).accountsFile);
  expect(accounts.slice(0, -1)).toEqual(rest);
  expect(accounts.at(-1)).toMatchObject({ account: first?.account });
});

test('the evidence lets the machines in to what each of them asks', () => {
  const accounts = accountsIn(provisionIdentity(directory).accountsFile);
  const named = (name: string) => accounts.find(({ account }) => account === name) ?? accounts[0];
  const [national, dataset] = [named('national-service'), named('dataset-service')];
  if (!national || !dataset) throw new Error('there are no accounts');
  expect(mayEnterEvidence(dataset.role, 'conservation')).toBe(true);
  expect(evidenceSight(national)).toMatchObject({
    whole: expect.arrayContaining(['london', 'north-east']),
    kinds: expect.arrayContaining(['variant', 'standard-feedback']),
  });
});

test('a machine’s account takes the role that this version gives it, and keeps its password', () => {
  const files = provisionIdentity(directory);
  const before = accountsIn(files.accountsFile);
  const older = before.map((held) =>
    held.account === 'national-service' ? { ...held, role: 'researcher' } : held,
  );
  writeFileSync(files.accountsFile, JSON.stringify(older));
  expect(accountsIn(provisionIdentity(directory).accountsFile)).toEqual(before);
});

test('a damaged file is reported in a sentence and left as it is', () => {
  const files = provisionIdentity(directory);
  writeFileSync(files.signingKeyFile, '{"half": ');
  expect(() => provisionIdentity(directory)).toThrow('restore it, or remove it');
  expect(textOf(files.signingKeyFile)).toBe('{"half": ');
});

test('the right password signs in; a wrong one, another account’s and an unknown account do not', async () => {
  const { accountsFile } = provisionIdentity(directory);
  const [one, two] = accountsIn(accountsFile);
  if (!one || !two) throw new Error('there are no accounts');
  const provider = createLocalIdentityProvider(accountsFile);
  const identity = await provider.signIn(one.account, one.password);
  expect(identity).toMatchObject({ account: one.account, role: one.role });
  expect(JSON.stringify(identity)).not.toContain(one.password);
  for (const wrong of ['', one.password.slice(0, -1), `${one.password}x`, two.password]) {
    expect(await provider.signIn(one.account, wrong)).toBeNull();
  }
  expect(await provider.signIn('nobody', 'no such account')).toBeNull();
});

test('a token lets its holder into the one service it is for, until it expires', async () => {
  const files = provisionIdentity(directory);
  const provider = createLocalIdentityProvider(files.accountsFile);
  const lead = await provider.find('lead-authority');
  if (!lead) throw new Error('there is no lead authority');
  const key = readSigningKey(files.signingKeyFile);
  const keys = readPublicKeys(files.jwksFile);
  const { token, expiresAt } = await createTokenIssuer(key).issue(lead, 'rep-london');
  expect(Date.parse(expiresAt) - Date.now()).toBeLessThanOrEqual(5 * 60_000);
  const caller = await createCallerVerifier(keys, 'rep-london')(`Bearer ${token}`);
  expect(caller).toMatchObject({ subject: 'lead-authority', repId: 'london', laCode: 'E09000003' });
  for (const other of AUDIENCES.filter((audience) => audience !== 'rep-london')) {
    await expect(createCallerVerifier(keys, other)(`Bearer ${token}`)).rejects.toThrow(SignInError);
  }
  const stale = await createTokenIssuer(key, () => Date.now() - 6 * 60_000).issue(lead, 'rep-london');
  await expect(createCallerVerifier(keys, 'rep-london')(`Bearer ${stale.token}`)).rejects.toThrow(
    SignInError,
  );
});

test('people are everybody but the machines, with the address that was added for them', async () => {
  const { accountsFile } = provisionIdentity(directory);
  const accounts = accountsIn(accountsFile);
  const added = accounts.map((held) =>
    held.account === 'lead-authority' ? { ...held, email: 'lead@example.org' } : held,
  );
  writeFileSync(accountsFile, JSON.stringify(added));
  expect(accountsIn(provisionIdentity(directory).accountsFile)).toEqual(added);
  const people = await createLocalIdentityProvider(accountsFile).people();
  expect(people.length).toBe(accounts.length - 3);
  for (const machine of ['dataset-service', 'national-service', 'rep-command'])
    expect(people.map(({ account }) => account)).not.toContain(machine);
  expect(people.find(({ account }) => account === 'lead-authority')).toMatchObject({
    email: 'lead@example.org',
  });
  expect(JSON.stringify(people)).not.toContain('password');
});
