import type { BandScheme, NationalBands } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const held = <C>(content: C, id: string, version = 1) => ({ ...shown(drafted, version), id, content });
const band = (code: string, national: string | null, poundsPerYear: number | null = null) => ({
  ...{ code, label: `Band <b>${code}</b>`, poundsPerYear, rule: null, national },
});
const schemeOf = (laCode: string, title: string, bands: ReturnType<typeof band>[]): BandScheme => ({
  ...{ id: title.toLowerCase(), repId: 'london', laCode, title },
  editions: [
    { validFrom: '2020-04-01', validTo: null, bands, nationalScheme: { id: 'national', version: 2 } },
  ],
});
const BARNETS = schemeOf(BARNET, 'Barnets', [band('2', 'low', 4500), band('3', null)]);
const CAMDENS = schemeOf(CAMDEN, 'Camdens', [band('2', 'high')]);
const NATIONAL: NationalBands = {
  ...{ id: 'national', version: 2, title: 'National bands' },
  bands: [
    { code: 'low', label: 'Low need' },
    { code: 'high', label: 'High need' },
  ],
};
const LIST = '/partnerships/london/bands';

beforeEach(() => {
  const { asked, answers } = services();
  asked.length = 0;
  answers.clear();
  answers.set('standards.bands.list', [held(BARNETS, 'barnets', 3), held(CAMDENS, 'camdens')]);
  answers.set('standards.bands.publish', held(BARNETS, 'barnets', 4));
  answers.set('nationalBands.list', [held(NATIONAL, 'national', 2)]);
  const versions = [held({ ...NATIONAL, version: 1 }, 'national'), held(NATIONAL, 'national', 2)];
  answers.set('nationalBands.show', { ...held(NATIONAL, 'national', 2), versions });
  answers.set('nationalBands.publish', held({ ...NATIONAL, version: 3 }, 'national', 3));
  const told = [BARNETS, CAMDENS].map((content) => ({ cursor: content.id, content }));
  answers.set('BandSchemes', { configuration: told });
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const dayOf = (name: string, text: string) => {
  const [year = '', month = '', day = ''] = text.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
const HEADER = 'code,label,pounds_per_year,rule,national_band';

describe('bands of two areas', () => {
  it('stand side by side by their national band only, never by their own code', async () => {
    const { body } = await (await visitor('evaluator')).get('/bands/national/national');
    const rowOf = (label: string) => {
      const from = body.slice(body.indexOf(`>${label}<`));
      return from.slice(0, from.indexOf('</tr>'));
    };
    expect(rowOf('Low need')).toContain('Barnet (E09000003), Barnets: Band &lt;b&gt;2');
    expect(rowOf('Low need')).not.toContain('Camden');
    expect(rowOf('High need')).toContain('Camden (E09000007), Camdens: Band &lt;b&gt;2');
    expect(body.slice(body.indexOf('Not mapped to this version'))).toContain('Barnets: Band &lt;b&gt;3');
    expect(body).toContain('Band 2 of one area is not Band 2 of another');
  });

  it('are compared with none under another version of the national scheme', async () => {
    const { body } = await (await visitor('evaluator')).get('/bands/national/national?version=1');
    expect(body.match(/No area/g)).toHaveLength(2);
  });

  it('of all areas are not shown to who sees no evidence', async () => {
    const { body } = await (await visitor('setting')).get('/bands/national/national');
    expect(body).not.toContain('Barnets');
    expect(sent('BandSchemes')).toBeUndefined();
  });
});

describe('an authority’s own scheme', () => {
  it('is shown with its dates, and a missing price is not nought', async () => {
    const { body } = await (await visitor('evaluator')).get(`${LIST}/barnets`);
    expect(body).toContain('£4,500');
    expect(body).toContain('No price');
    expect(body).not.toContain('£0');
    expect(body).not.toContain(`${LIST}/barnets/next`);
    const file = await (await visitor('evaluator')).get(`${LIST}/barnets/bands.csv`);
    expect(file.body.split('\n').slice(0, 2)).toEqual([HEADER, '2,Band <b>2</b>,4500,,low']);
  });

  it('gets its next edition from its own authority, what is wrong told by row', async () => {
    const at = `${LIST}/barnets/next`;
    const lead = await visitor('lead-authority');
    expect((await lead.get(at)).body).toContain('2,Band &lt;b&gt;2&lt;/b&gt;,4500,,low');
    const fields = { title: 'Barnets', nationalScheme: 'national.v2', ...dayOf('validFrom', '2027-04-01') };
    const wrong = await lead.submit(at, at, {
      ...fields,
      bands: `${HEADER}\nA,Band A,many,,`,
      _version: '3',
    });
    expect(wrong.body).toContain('href="#bands">Row 2: give pounds_per_year as a number');
    const bands = `${HEADER}\nA,Band A,,,high`;
    await lead.submit(at, at, { ...fields, bands, _version: '3' });
    expect(sent('standards.bands.publish')).toEqual({
      ...{ id: 'barnets', laCode: BARNET, title: 'Barnets', expectedVersion: 3 },
      edition: {
        ...{ validFrom: '2027-04-01', validTo: null, nationalScheme: { id: 'national', version: 2 } },
        bands: [{ code: 'A', label: 'Band A', poundsPerYear: null, rule: null, national: 'high' }],
      },
    });
    expect((await (await visitor('member-authority')).get(at)).statusCode).toBe(403);
    expect((await (await visitor('dfe-policy')).get(at)).statusCode).toBe(403);
  });

  it('begins with a first edition, and shows the service’s refusal at its box', async () => {
    const at = `${LIST}/new`;
    const fields = {
      id: 'camden-new',
      title: 'New',
      nationalScheme: 'none',
      ...dayOf('validFrom', '2027-04-01'),
    };
    const refusal = {
      ...{ gate: null, code: 'overlaps', field: 'validFrom', laCode: null },
      ...{ fact: 'An earlier edition is still valid on that day.', whoCanSupply: 'the authority' },
    };
    const refused = new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] });
    services().answers.set('standards.bands.publish', refused);
    const member = await visitor('member-authority');
    const page = await member.submit(at, at, { ...fields, bands: `${HEADER}\nA,Band A,1,,` });
    expect(page.body).toContain('href="#validFrom-day">An earlier edition is still valid');
    expect(sent('standards.bands.publish')).toMatchObject({
      laCode: CAMDEN,
      edition: { nationalScheme: null },
    });
  });
});

describe('a national scheme', () => {
  it('is published by DfE policy band by band', async () => {
    const at = '/bands/national/national/next';
    const dfe = await visitor('dfe-policy');
    const wrong = await dfe.submit(at, at, { title: 'National', bands: 'Low! | Low need', _version: '2' });
    expect(wrong.body).toContain('href="#bands">Change this answer in line 1');
    await dfe.submit(at, at, { title: 'National', bands: 'low | Low need\nhigh | High need', _version: '2' });
    expect(sent('nationalBands.publish')).toEqual({
      ...{ scheme: { ...NATIONAL, version: 3, title: 'National' }, expectedVersion: 2 },
    });
    expect((await (await visitor('lead-authority')).get(at)).statusCode).toBe(403);
    expect((await (await visitor('lead-authority')).get('/bands')).body).not.toContain('/bands/national/new');
  });
});
