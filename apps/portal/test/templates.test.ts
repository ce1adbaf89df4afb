import { STRAND_TEMPLATES, type Template } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { drafted, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const lists = STRAND_TEMPLATES.find(({ strand }) => strand === 'tailored-lists');
if (!lists) throw new Error('there is no template of tailored lists');
const FIRST: Template = lists;
const SECOND: Template = {
  ...FIRST,
  version: 2,
  purpose: 'Now <b>shorter</b>.',
  parameters: FIRST.parameters.map((each) =>
    each.name === 'longest-list' && each.type === 'integer' ? { ...each, default: 5 } : each,
  ),
};
const held = (content: Template, version = content.version) => ({
  ...{ ...shown(drafted, version), id: content.strand, content, state: 'published' },
});
const PAGE = '/templates/tailored-lists';
const DRAFT = `${PAGE}/draft`;
const VARIANT = '0d492f8d-a213-4964-87c5-24bec6e03288';
const preview = { nextVersion: 3, problems: [], differences: [], invalidated: [] };

beforeEach(() => {
  const { asked, answers } = services();
  asked.length = 0;
  answers.clear();
  answers.set('templates.show', { ...held(SECOND), versions: [held(FIRST), held(SECOND)] });
  answers.set('templates.showDraft', held({ ...SECOND, version: 3 }, 7));
  answers.set('templates.saveDraft', held({ ...SECOND, version: 3 }, 8));
  answers.set('templates.publish', held({ ...SECOND, version: 3 }, 3));
  answers.set('templates.preview', preview);
  answers.set('lawChanges.list', []);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const sentTemplate = () => (sent('templates.saveDraft') as { template: Template } | undefined)?.template;

describe('a template', () => {
  it('is shown with every parameter, its limits, who may vary it, its source and its reason, inert', async () => {
    const { body } = await (await visitor('parent-carer-forum')).get(PAGE);
    expect(body).toContain('Now &lt;b&gt;shorter&lt;/b&gt;.');
    const row = body.slice(body.lastIndexOf('>Longest list<'));
    const cells = row.slice(0, row.indexOf('</dl>'));
    const told = ['5 settings', '2 to 30 settings', 'each authority for its own area', 'Chosen by pilots'];
    for (const words of told) expect(cells).toContain(words);
    expect(cells).toContain('A long list helps nobody to choose');
    expect(body).toContain(`${PAGE}?version=1`);
    expect(body).not.toContain(`${PAGE}/draft`);
  });

  it('is listed, and two of its versions are compared field by field', async () => {
    expect((await (await visitor('evaluator')).get('/templates')).body).toContain(`href="${PAGE}"`);
    const { body } = await (await visitor('evaluator')).get(`${PAGE}/compare?before=1&after=2`);
    const row = body.slice(body.indexOf('Longest list'));
    const cells = row.slice(0, row.indexOf('</tr>')).replaceAll(/<[^>]+>/g, ' ');
    expect(cells).toMatch(/Default\s+6 settings\s+5 settings/);
  });
});

describe('the draft of the next version', () => {
  it('is written by DfE policy alone', async () => {
    for (const account of ['lead-authority', 'regions-group', 'auditor']) {
      expect((await (await visitor(account)).get(DRAFT)).statusCode).toBe(403);
      expect((await (await visitor(account)).get(`${DRAFT}/publish`)).statusCode).toBe(403);
    }
    expect((await (await visitor('dfe-policy')).get(PAGE)).body).toContain(DRAFT);
  });

  it('starts from the published version', async () => {
    services().answers.set('templates.showDraft', null);
    const dfe = await visitor('dfe-policy');
    expect((await dfe.get(DRAFT)).headers.location).toBe(`${PAGE}/start`);
    await dfe.submit(`${PAGE}/start`, `${PAGE}/start`, {});
    expect(sentTemplate()).toEqual({ ...SECOND, version: 3 });
  });

  it('changes default, limits, who may vary it and why, in one form that has what is there', async () => {
    const at = `${DRAFT}/parameters/longest-list`;
    const dfe = await visitor('dfe-policy');
    expect((await dfe.get(at)).body).toMatch(/name="default"[^>]*value="5"/);
    const fields = {
      label: 'Longest list',
      unit: 'settings',
      default: '4',
      min: '2',
      max: '8',
      _version: '7',
    };
    const about = { whoMayVary: 'nobody', basis: 'pilot-choice', citation: 'a test', reason: 'Shorter.' };
    await dfe.submit(at, at, { ...fields, ...about });
    const changed = sentTemplate()?.parameters.find(({ name }) => name === 'longest-list');
    expect(changed).toMatchObject({ default: 4, range: { min: 2, max: 8 }, whoMayVary: 'nobody' });
    expect(changed?.reason).toBe('Shorter.');
  });

  it('says every problem at its box, the law’s too, before it is saved', async () => {
    const at = `${DRAFT}/parameters/longest-list`;
    const dfe = await visitor('dfe-policy');
    const fields = { label: '', unit: 'settings', default: '40', min: '2', max: '8', _version: '7' };
    const about = { whoMayVary: 'nobody', basis: 'pilot-choice', citation: 'a test', reason: 'Shorter.' };
    const page = await dfe.submit(at, at, { ...fields, ...about });
    expect(page.body).toContain('href="#label"');
    const again = await dfe.submit(at, at, { ...fields, label: 'Longest', ...about });
    expect(again.body).toContain('href="#default">Give a whole number from 2 to 8');
    expect(sentTemplate()).toBeUndefined();
  });

  it('gets a new parameter that does what can be written, and no duty that is slower than the law', async () => {
    const at = `${DRAFT}/add/calendar-days`;
    const dfe = await visitor('dfe-policy');
    const page = await dfe.get(at);
    expect(page.body).toContain('How soon the authority must arrange the mediation');
    const about = { whoMayVary: 'partnership', basis: 'statute', citation: 'a test', reason: 'Faster.' };
    const effect = 'statutory-duty:authority:arrange-mediation';
    const fields = { name: 'arrange', label: 'Arrange it', effect, default: '20', min: '5', _version: '7' };
    const slow = await dfe.submit(at, at, { ...fields, ...about, max: '60' });
    expect(slow.body).toContain('href="#max">Gate G10: Set it to 30 days or fewer');
    await dfe.submit(at, at, { ...fields, ...about, max: '30' });
    expect(sentTemplate()?.parameters.at(-1)).toMatchObject({
      ...{ name: 'arrange', type: 'calendar-days', unit: 'calendar-days', range: { min: 5, max: 30 } },
    });
  });

  it('loses a parameter with the orders that name it', async () => {
    const at = `${DRAFT}/remove/longest-list`;
    await (await visitor('dfe-policy')).submit(at, at, { _version: '7' });
    expect(sentTemplate()?.parameters.map(({ name }) => name)).not.toContain('longest-list');
    expect(sentTemplate()?.orderings).toEqual([]);
  });
});

describe('publishing', () => {
  const problem = { parameter: 'longest-list', laCode: null, value: 30, limit: '2 to 8', gate: null };
  const invalid = { variantId: VARIANT, repId: 'london', problems: [{ ...problem, reason: 'Give fewer.' }] };

  it('lists the variants that it makes invalid, and asks to have looked at each', async () => {
    services().answers.set('templates.preview', { ...preview, invalidated: [invalid] });
    const content = {
      ...{ id: VARIANT, repId: 'london', strand: 'tailored-lists', name: 'Longer lists', copiedFrom: null },
      versions: [{ number: 1, templateVersion: 1, frozenAt: null, values: {}, authorityValues: {} }],
    };
    services().answers.set('Variants', { configuration: [{ cursor: 'x', content }] });
    const dfe = await visitor('dfe-policy');
    const at = `${DRAFT}/publish`;
    const page = await dfe.get(at);
    expect(page.body).toContain(`/partnerships/london/variants/${VARIANT}`);
    expect(page.body).toContain('Longest list: Give fewer.');
    expect(page.body).toContain('Longer lists, London Regional Expert Partnership');
    const unseen = await dfe.submit(at, at, { _version: '7' });
    expect(unseen.body).toContain('href="#invalidates"');
    expect(sent('templates.publish')).toBeUndefined();
    await dfe.submit(at, at, { _version: '7', invalidates: VARIANT });
    expect(sent('templates.publish')).toMatchObject({ invalidates: [VARIANT], expectedVersion: 2 });
  });

  it('lists every problem of the draft at once, each with the way to its parameter', async () => {
    const problems = ['longest-list', 'stages'].map((parameter) => ({
      ...problem,
      parameter,
      reason: 'No.',
    }));
    services().answers.set('templates.preview', { ...preview, problems });
    const { body } = await (await visitor('dfe-policy')).get(`${DRAFT}/publish`);
    for (const { parameter } of problems) expect(body).toContain(`href="${DRAFT}/parameters/${parameter}"`);
  });

  it('does not publish what a colleague changed meanwhile, and shows what the service refuses', async () => {
    const dfe = await visitor('dfe-policy');
    const at = `${DRAFT}/publish`;
    const late = await dfe.submit(at, at, { _version: '6' });
    expect(late.statusCode).toBe(409);
    expect(sent('templates.publish')).toBeUndefined();
    services().answers.set('templates.publish', new FakeRefusal('It is refused.', { httpStatus: 412 }));
    expect((await dfe.submit(at, at, { _version: '7' })).body).toContain('It is refused.');
  });
});
