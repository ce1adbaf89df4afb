import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { accountsSchema, createLocalIdentityProvider, type Identity, identityFilesIn } from '@rep/identity';
import { createLogger } from '@rep/service-kit';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createNotifying } from '../src/notifications/create-notifying.ts';
import { drafted, line } from './fake-pilots.ts';
import { type FakeServices, startFakeServices } from './fake-services.ts';
import { startMailServer } from './mail-server.ts';
import { createTestPortal } from './test-portal.ts';

const MONDAY = '2026-11-23T10:00:00.000Z';
let services: FakeServices;
let server: Awaited<ReturnType<typeof startMailServer>>;
let portal: Awaited<ReturnType<typeof createTestPortal>>;
let clock: Date;
const at = (instant: string): void => {
  clock = new Date(instant);
};
beforeEach(async () => {
  at(MONDAY);
  [services, server] = [await startFakeServices(), await startMailServer()];
  portal = await createTestPortal(services.url);
});
afterEach(async () => {
  await portal.close();
  await server.stop();
  await services.stop();
});

/** The portal's digests as they come up after a start; what was kept is all that they know. */
function started(options: { smtpUrl?: string; only?: string } = {}) {
  const { only = 'lead-authority', smtpUrl } = options;
  const { accountsFile } = identityFilesIn(portal.directory);
  const all = createLocalIdentityProvider(accountsFile);
  const people = async () => (await all.people()).filter(({ account }) => account === only);
  return createNotifying({
    ...{ ...portal.options, identities: { ...all, people }, logger: createLogger('portal', 'silent') },
    ...{ directory: join(portal.directory, 'portal'), publicUrl: 'https://rep.example', hour: 7 },
    mail: { smtpUrl, from: 'rep@example.org', directory: join(portal.directory, 'mail') },
    now: () => clock,
  }).digests;
}
const files = (): string[] => {
  const folder = join(portal.directory, 'mail');
  return readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
};
const noFolder = (): boolean => !readdirSync(portal.directory).includes('mail');
function giveAddress(account: string): Identity {
  const { accountsFile } = identityFilesIn(portal.directory);
  const accounts = accountsSchema.parse(JSON.parse(readFileSync(accountsFile, 'utf8')));
  const added = accounts.map((held) =>
    held.account === account ? { ...held, email: 'lead@example.org' } : held,
  );
  writeFileSync(accountsFile, JSON.stringify(added));
  const found = added.find((held) => held.account === account);
  if (!found) throw new Error(`there is no account ${account}`);
  const { password: _, ...identity } = found;
  return identity;
}
const header = (raw: string, name: string): string =>
  new RegExp(`^${name}:((?:.|\r\n )*)`, 'm').exec(raw)?.[1]?.replaceAll('\r\n', '').trim() ?? 'none';

describe('a digest', () => {
  it('is written at the first hour that comes, once, as a file in two parts that names nobody', async () => {
    await started().look();
    expect(noFolder()).toBe(true);
    at('2026-11-24T07:00:00.000Z');
    await started().look();
    await started().look();
    const [message = '', ...others] = files();
    expect(others).toEqual([]);
    expect(message).toContain('Content-Type: text/plain');
    expect(message).toContain('Content-Type: text/html');
    expect(message).toContain('Write it, then ask the areas to agree.');
    expect(header(message, 'Subject')).toBe('Regional Expert Partnerships: one thing needs you');
    expect(header(message, 'List-Unsubscribe-Post')).toBe('List-Unsubscribe=One-Click');
    expect(header(message, 'List-Unsubscribe')).toMatch(
      /^<https:\/\/rep\.example\/notifications\/unsubscribe\/[\w.-]+>$/,
    );
    expect(message).not.toContain('Lead authority (Barnet');
  });

  it('tells what changed since the one before, and is not sent when it would say nothing', async () => {
    await started().look();
    services.answers.set('pilots.list', [
      { ...line(drafted), draftedByMe: true, state: 'submitted', changedAt: '2026-11-23T12:00:00.000Z' },
    ]);
    at('2026-11-24T07:00:00.000Z');
    await started().look();
    expect(files()[0]).toContain('What changed since your last digest');
    expect(files()[0]).toContain('Submitted. Changed on 23 November 2026');
    at('2026-11-25T07:00:00.000Z');
    await started().look();
    expect(files()).toHaveLength(1);
  });

  it('is weekly or never for who chose so, and what was missed while the portal was down comes once', async () => {
    await started().choose('lead-authority', 'weekly');
    at('2026-11-29T10:00:00.000Z');
    await started().look();
    expect(noFolder()).toBe(true);
    at('2026-12-15T10:00:00.000Z');
    await started().look();
    expect(files()).toHaveLength(1);
    await started().choose('lead-authority', 'none');
    at('2026-12-28T10:00:00.000Z');
    await started().look();
    expect(files()).toHaveLength(1);
  });

  it('waits for the services where none answers, rather than tell nothing', async () => {
    await started().look();
    const { url } = services;
    await services.stop();
    at('2026-11-24T07:00:00.000Z');
    await started().look();
    expect(noFolder()).toBe(true);
    expect((await started().stateOf('lead-authority')).settled).toBe('2026-11-23');
    expect(url).toContain('http');
    services = await startFakeServices();
  });
});

describe('a mail server', () => {
  it('is given the digest of an account with an address, and of no other', async () => {
    const identity = giveAddress('lead-authority');
    const digests = started({ smtpUrl: server.url });
    await digests.look();
    at('2026-11-24T07:00:00.000Z');
    await started({ smtpUrl: server.url }).look();
    expect(server.received).toMatchObject([{ from: 'rep@example.org', to: ['lead@example.org'] }]);
    expect(digests.wayOf(identity)).toBe('server');
    await started({ smtpUrl: server.url, only: 'barnet-approver' }).look();
    at('2026-11-25T07:00:00.000Z');
    services.answers.set('pilots.list', [line({ ...drafted, state: 'agreed' })]);
    await started({ smtpUrl: server.url, only: 'barnet-approver' }).look();
    expect(server.received).toHaveLength(1);
    expect(header(files()[0] ?? '', 'To')).toBe('barnet-approver@accounts.rep.invalid');
  });

  it('that does not take it is asked again, later each time, and the same message comes once', async () => {
    giveAddress('lead-authority');
    await started({ smtpUrl: server.url }).look();
    server.state.refuses = true;
    at('2026-11-24T07:00:00.000Z');
    await started({ smtpUrl: server.url }).look();
    const { pending } = await started().stateOf('lead-authority');
    expect(pending).toMatchObject({
      attempts: 1,
      nextAt: '2026-11-24T07:01:00.000Z',
      problem: 'it answered 451',
    });
    server.state.refuses = false;
    await started({ smtpUrl: server.url }).look();
    expect(server.received).toEqual([]);
    at('2026-11-24T07:01:00.000Z');
    await started({ smtpUrl: server.url }).look();
    await started({ smtpUrl: server.url }).look();
    expect(server.received.map(({ raw }) => raw)).toEqual([pending?.message.raw]);
    expect(await started().stateOf('lead-authority')).toMatchObject({
      pending: null,
      last: { to: 'server' },
    });
  });

  it('that was stopped halfway through is sent the very same message, whose id is the same', async () => {
    giveAddress('lead-authority');
    await started({ smtpUrl: 'smtp://127.0.0.1:1' }).look();
    at('2026-11-24T07:00:00.000Z');
    await started({ smtpUrl: 'smtp://127.0.0.1:1' }).look();
    const { pending } = await started().stateOf('lead-authority');
    expect(pending?.problem).toMatch(/^E[A-Z]+$/);
    services.answers.set('pilots.list', []);
    at('2026-11-24T07:02:00.000Z');
    await started({ smtpUrl: server.url }).look();
    expect(server.received.map(({ raw }) => raw)).toEqual([pending?.message.raw]);
    expect(header(server.received[0]?.raw ?? '', 'Message-ID')).toMatch(
      /^<2026-11-24-[a-f0-9]{16}@rep\.example>$/,
    );
  });
});
