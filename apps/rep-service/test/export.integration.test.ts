import { afterAll, beforeAll, expect, test } from 'vitest';
import { type London, startLondon, submitPlan } from './london.ts';

let london: London;
let planId: string;
beforeAll(async () => {
  london = await startLondon();
  planId = await submitPlan(london);
});
afterAll(() => london.stop());

type Client = Awaited<ReturnType<London['as']>>;
type Page = Parameters<Client['records']['exportPage']['query']>[0];
/** Every version of a kind, read in pages of two. */
async function allOf(client: Client, asked: Pick<Page, 'exportId' | 'kind' | 'newest'>) {
  const versions: { id: string; version: number; content?: unknown; by: { account: string } }[] = [];
  let after: Page['after'] = null;
  do {
    const page = await client.records.exportPage.query({ ...asked, first: 2, after });
    versions.push(...page.versions);
    after = page.next;
  } while (after);
  return versions;
}

test('an export holds every version as it stood when it was begun, page by page', async () => {
  const [amira, carl] = [await london.as('amira'), await london.as('carl')];
  const { exportId, kinds } = await amira.records.beginExport.mutate();
  const history = await carl.inclusionPlans.history.query({ planId });
  const asked = { exportId, kind: 'inclusion-plan' };
  const versions = await allOf(amira, asked);
  expect(versions.map(({ id, version }) => [id, version])).toEqual(
    history.map(({ version }) => [planId, version]),
  );
  expect(versions.at(-1)).toMatchObject({ content: { state: 'submitted' }, by: { account: 'cora' } });
  expect((await allOf(amira, { ...asked, newest: true })).map(({ version }) => version)).toEqual([
    history.length,
  ]);
  expect(kinds).toEqual(expect.arrayContaining(['delegation', 'inclusion-plan', 'pilot', 'plan-template']));
  london.goTo('2026-11-24');
  await (await london.as('rita')).inclusionPlans.return.mutate({ planId, reasons: ['Say more.'] });
  expect(await allOf(amira, asked)).toHaveLength(history.length);
  const later = await amira.records.beginExport.mutate();
  expect(await allOf(amira, { ...asked, exportId: later.exportId })).toHaveLength(history.length + 1);
  london.goTo('2026-11-23');
});

test('who exported and when is kept, and told as every change is', async () => {
  const { exportId } = await (await london.as('pia')).records.beginExport.mutate();
  const kept = await london.database.query(
    `SELECT account, role, step FROM records.record_version WHERE kind = 'partnership-export' AND id = '${exportId}'`,
  );
  expect(kept).toEqual([{ account: 'pia', role: 'dfe-policy', step: 'begin-export' }]);
  const told = await london.database.query(
    `SELECT 1 FROM outbox.event WHERE convert_from(body, 'UTF8') LIKE '%${exportId}%'`,
  );
  expect(told).toHaveLength(1);
});

test('a role that may not is refused, and that is kept; nobody reads another’s export or a kind that is not theirs', async () => {
  for (const who of ['carl', 'eve', 'icb'] as const) {
    await expect((await london.as(who)).records.beginExport.mutate()).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    });
  }
  const refused = await london.database.query(
    `SELECT account FROM records.refusal WHERE record_id = 'records.beginExport' ORDER BY account`,
  );
  expect(refused).toEqual([{ account: 'carl' }, { account: 'eve' }, { account: 'icb' }]);
  const amira = await london.as('amira');
  const { exportId } = await amira.records.beginExport.mutate();
  const kind = 'pilot';
  await expect((await london.as('ben')).records.exportPage.query({ exportId, kind })).rejects.toMatchObject({
    data: { code: 'FORBIDDEN' },
  });
  for (const hidden of ['ladder-position', 'template-draft', 'no-such-kind']) {
    await expect(amira.records.exportPage.query({ exportId, kind: hidden })).rejects.toMatchObject({
      data: { code: 'FORBIDDEN' },
    });
  }
});
