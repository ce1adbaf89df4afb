import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { observation } from './fake-evidence.ts';
import { DATA, startService } from './started-service.ts';

const { evidence, ask, textOf } = startService();

describe('the same request', () => {
  it('gives the same bytes, and so does naming the time that the answer names', async () => {
    const first = await ask(DATA);
    const asOf = first.headers.get('rep-as-of') ?? '';
    expect(asOf).toBe('2025-09-01T10:00:00.123456Z');
    const bytes = await first.text();
    expect(await textOf(DATA)).toBe(bytes);
    for (const file of ['data.csv', 'data.meta.csv', 'manifest.json']) {
      const path = `/datasets/plan_timeliness/${file}`;
      expect(await textOf(`${path}?asOf=${encodeURIComponent(asOf)}`)).toBe(await textOf(path));
    }
  });

  it('is not changed by a release that arrives later, nor between two pages', async () => {
    const before = await textOf(`${DATA}?asOf=2025-07-01T00:00:00Z`);
    expect(before).not.toContain('Lewisham');
    evidence().rows.push(
      observation({
        period: { timePeriod: '2025', timeIdentifier: 'Calendar year' },
        recordedAt: '2025-12-01T00:00:00Z',
      }),
    );
    expect(await textOf(`${DATA}?asOf=2025-07-01T00:00:00Z`)).toBe(before);
    evidence().asked.length = 0;
    await textOf(DATA);
    const pages = evidence().asked.filter(({ query }) => query.startsWith('query Rows'));
    expect(pages.map(({ variables }) => variables['asOf'])).toEqual([null, '2026-01-01T00:00:00Z']);
  });
});

describe('a data set that was built', () => {
  const builds = (): number =>
    evidence().asked.filter(
      ({ query, variables }) => query.startsWith('query Rows') && variables['after'] === null,
    ).length;

  it('is built once for all its files, also when they are asked for at the same time', async () => {
    const files = ['data.csv', 'data.meta.csv', 'manifest.json'];
    await Promise.all(files.map((file) => textOf(`/datasets/plan_timeliness/${file}`)));
    await textOf(DATA);
    expect(builds()).toBe(1);
  });

  it('is built again once evidence has accepted anything more', async () => {
    const before = await textOf(DATA);
    evidence().rows.push(observation({ period: { timePeriod: '2025', timeIdentifier: 'Calendar year' } }));
    expect(await textOf(DATA)).not.toBe(before);
  });

  it('that failed is not kept', async () => {
    evidence().awayFor = 'query Rows';
    expect((await ask(DATA)).status).toBe(503);
    evidence().awayFor = undefined;
    expect((await ask(DATA)).status).toBe(200);
  });
});

describe('the manifest', () => {
  it('has the sums, bytes and rows of the files, the release and its versions, and no time but asOf', async () => {
    const manifest = JSON.parse(await textOf('/datasets/plan_timeliness/manifest.json'));
    const data = await textOf(DATA);
    const sha256 = createHash('sha256').update(data).digest('hex');
    expect(manifest.files[0]).toEqual({
      name: 'plan_timeliness.csv',
      rows: 5,
      bytes: Buffer.byteLength(data),
      sha256,
    });
    expect(manifest.sources).toEqual([{ release: 'ehc-plans-2025', version: '1', rows: 5 }]);
    expect(manifest.asOf).toBe('2025-09-01T10:00:00.123456Z');
    expect(JSON.stringify(manifest).match(/\d{4}-\d{2}-\d{2}T/g)).toHaveLength(1);
  });

  it('is not changed by how final it is: that stands in headers, and whether rows may come is one of its own', async () => {
    const path = '/datasets/plan_timeliness/manifest.json';
    const before = await ask(path);
    const finality = ['rep-complete', 'rep-may-change', 'rep-may-grow'];
    expect(finality.map((name) => before.headers.get(name))).toEqual(['true', 'false', 'true']);
    const manifest = await before.text();
    expect(manifest).toContain('Rows may still be added');
    evidence().inFlight = 1;
    const after = await ask(path);
    expect(finality.map((name) => after.headers.get(name))).toEqual(['false', 'true', 'true']);
    expect(await after.text()).toBe(manifest);
  });
});
