import { STRAND_TEMPLATES, type Variant, variantSchema } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const ID = '0d492f8d-a213-4964-87c5-24bec6e03288';
const LIST = '/partnerships/london/variants';
const PAGE = `${LIST}/${ID}`;
const lists = STRAND_TEMPLATES.find(({ strand }) => strand === 'tailored-lists');
const longest = lists?.parameters.find(({ name }) => name === 'longest-list');
const version = (number: number, value: number) => ({
  ...{
    number,
    templateVersion: 1,
    frozenAt: number === 1 ? '2026-01-02T09:00:00.000Z' : null,
    authorityValues: {},
  },
  values: { 'longest-list': { value, reason: 'Families asked for <b>more</b>.' } },
});
const variant: Variant = variantSchema.parse({
  ...{ id: ID, repId: 'london', strand: 'tailored-lists', name: 'Longer lists', copiedFrom: null },
  versions: [version(1, 6), version(2, 8)],
});
const problem = {
  gate: null,
  parameter: 'longest-list',
  laCode: null,
  value: 8,
  limit: '1 to 7',
  reason: 'Give fewer.',
};
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  const held = { ...shown(drafted), content: variant, id: ID, configVersion: `tailored-lists.v1.${ID}.2` };
  services().answers.set('variants.show', { ...held, problems: [problem] });
  services().answers.set('variants.list', [held]);
  for (const step of ['draft', 'change', 'copyFrom']) services().answers.set(`variants.${step}`, held);
  services().answers.set('Variants', { configuration: [{ cursor: 'x', content: variant }] });
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;

describe('a variant', () => {
  it('shows each value with its limit, its reason and what is wrong with it', async () => {
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body).toContain('Families asked for &lt;b&gt;more&lt;/b&gt;.');
    expect(body).toContain(`Give fewer. Allowed: 1 to 7.`);
    expect(body).toContain(longest?.label ?? 'no such parameter');
    expect(body).not.toContain(`${PAGE}/values`);
  });

  it('is set value by value, each with its reason, and only by a lead authority', async () => {
    const lead = await visitor('lead-authority');
    const fields = { 'value-longest-list': '9', _version: '3' };
    const half = await lead.submit(`${PAGE}/values`, `${PAGE}/values`, fields);
    expect(half.body).toContain('href="#reason-longest-list">Answer “Why this value?” too');
    await lead.submit(`${PAGE}/values`, `${PAGE}/values`, { ...fields, 'reason-longest-list': 'More.' });
    expect(sent('variants.change')).toEqual({
      ...{ variantId: ID, expectedVersion: 3, values: { 'longest-list': { value: 9, reason: 'More.' } } },
    });
    expect((await (await visitor('member-authority')).get(`${PAGE}/values`)).statusCode).toBe(403);
  });

  it('says every problem at once, each at its value', async () => {
    const refusal = (field: string, fact: string) => ({
      gate: null,
      code: 'value-refused',
      field,
      laCode: null,
      fact,
      whoCanSupply: 'a lead',
    });
    const refusals = [refusal('longest-list', 'Too long.'), refusal('shortest-list', 'Too short.')];
    services().answers.set('variants.change', new FakeRefusal('No.', { httpStatus: 412, refusals }));
    const lead = await visitor('lead-authority');
    const page = await lead.submit(`${PAGE}/values`, `${PAGE}/values`, { _version: '3' });
    expect(page.body).toContain('href="#value-longest-list">Too long. Ask a lead.');
    expect(page.body).toContain('href="#value-shortest-list">Too short. Ask a lead.');
  });

  it('has values of an area that only its own authority sets', async () => {
    expect((await (await visitor('member-authority')).get(`${PAGE}/values/${CAMDEN}`)).statusCode).toBe(200);
    expect((await (await visitor('member-authority')).get(`${PAGE}/values/${BARNET}`)).statusCode).toBe(403);
  });

  it('starts from the template, or as a copy of any partnership’s in use', async () => {
    const lead = await visitor('lead-authority');
    const fields = { name: 'Mine', strand: 'mediation', copy: 'none' };
    await lead.submit(`${LIST}/new`, `${LIST}/new`, fields);
    expect(sent('variants.draft')).toEqual({ name: 'Mine', strand: 'mediation' });
    await lead.submit(`${LIST}/new`, `${LIST}/new`, { ...fields, copy: ID });
    expect(sent('variants.copyFrom')).toEqual({ name: 'Mine', variant });
  });
});

describe('comparisons', () => {
  it('of two versions say what differs, whose it is and why', async () => {
    const difference = {
      parameter: 'longest-list',
      label: 'Longest list',
      laCode: null,
      left: 6,
      right: 8,
      reason: 'More.',
    };
    services().answers.set('variants.compare', [difference]);
    const { body } = await (await visitor('evaluator')).get(`${PAGE}/compare?before=1&after=2`);
    expect(sent('variants.compare')).toEqual({ variantId: ID, before: 1, after: 2 });
    expect(body).toMatch(
      /Longest list<\/th>.*The partnership.*<bdi>6 [^<]*<\/bdi>.*<bdi>8 [^<]*<\/bdi>.*More\./,
    );
  });

  it('of the nine partnerships show what is not the template’s, with its reason, and who has no variant', async () => {
    const { body } = await (await visitor('evaluator')).get('/variants?strand=tailored-lists');
    const row = body.slice(body.indexOf(longest?.label ?? 'no such parameter'));
    const cells = row.slice(0, row.indexOf('</tr>'));
    expect(cells.match(/No variant/g)).toHaveLength(8);
    expect(cells).toMatch(/<strong><bdi>8 [^<]*<\/bdi><\/strong>.*Why: <bdi>Families asked/);
    expect((await (await visitor('evaluator')).get('/variants?strand=nothing')).statusCode).toBe(404);
  });
});
