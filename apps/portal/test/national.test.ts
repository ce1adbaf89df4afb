import { type LawChange, STRAND_TEMPLATES } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, PILOT_ID, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const held = <C>(content: C, id: string, version = 1) => ({ ...shown(drafted, version), id, content });
const LAW: LawChange = {
  ...{ id: 'mediation-2027', what: 'mediation', enactment: 'An <b>Act</b>', citation: '2027 c. 1' },
  ...{ commencesOn: '2020-09-01', expiresOn: null, areas: [BARNET] },
  ...{ recordedBy: 'dfe-policy', confirmedBy: null },
};
const halted = { strand: 'mediation', halted: { since: '2026-11-01', reason: 'Families were pressed.' } };
const profile = {
  ...{ repId: 'london', name: 'London', region: { code: 'E12000007', name: 'London' } },
  validFrom: '2023-09-01',
  members: [{ newLaCode: BARNET, oldLaCode: '302', name: 'Barnet', lead: true }],
};
const line = (change: string, name: string, effectiveOn: string) => ({
  ...{ change, name, effectiveOn, newLaCode: CAMDEN, lead: false, recordedAt: '2026-01-01T00:00:00.000Z' },
});
const pilotAreas = [
  { laCode: BARNET, state: 'live', holds: [] },
  { laCode: CAMDEN, state: 'paused', holds: [{ cause: 'halt' }] },
];
const told = (strand: string, title: string) => ({
  cursor: title,
  content: { id: PILOT_ID, repId: 'london', title, strand, areas: pilotAreas },
});

beforeEach(() => {
  const { asked, answers } = services();
  asked.length = 0;
  answers.clear();
  answers.set('lawChanges.list', [held(LAW, LAW.id)]);
  answers.set('lawChanges.record', held(LAW, LAW.id));
  answers.set('lawChanges.confirm', held(LAW, LAW.id, 2));
  answers.set('halts.list', []);
  answers.set('halts.halt', held(halted, 'mediation'));
  answers.set('halts.lift', held(halted, 'mediation', 2));
  answers.set('StrandPilots', {
    configuration: [told('mediation', 'Ours'), told('tailored-lists', 'Lists')],
  });
  answers.set('Halts', { configurationHistory: [] });
  answers.set('partnerships.list', [profile]);
  answers.set('partnerships.get', profile);
  answers.set('partnerships.register', profile);
  answers.set('membership.history', [
    line('registered', 'Camden', '2023-09-01'),
    line('left', 'Camden', '2025-04-01'),
  ]);
  answers.set('membership.change', profile);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const dayOf = (name: string, text: string) => {
  const [year = '', month = '', day = ''] = text.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};

describe('what holds for all', () => {
  it('is one page from which everything national is reached, by whoever may read it', async () => {
    const { body } = await (await visitor('parent-carer-forum')).get('/national');
    for (const at of ['templates', 'standards', 'law-changes', 'halts', 'registry', 'bands']) {
      expect(body).toContain(`href="/${at}"`);
    }
  });
});

describe('a change of the law', () => {
  const fields = {
    id: 'a-law',
    enactment: 'An Act',
    citation: '2027 c. 1',
    ...dayOf('commencesOn', '2027-09-01'),
  };

  it('is recorded with its dates and its areas by name, and what names no authority is told by line', async () => {
    const dfe = await visitor('dfe-policy');
    const wrong = await dfe.submit('/law-changes/new', '/law-changes/new', {
      ...fields,
      areas: 'Barnet\nNowhere',
    });
    expect(wrong.body).toContain('href="#areas">Check “Nowhere”');
    expect(sent('lawChanges.record')).toBeUndefined();
    await dfe.submit('/law-changes/new', '/law-changes/new', { ...fields, areas: 'Barnet\ncamden' });
    expect(sent('lawChanges.record')).toEqual({
      ...{ id: 'a-law', what: 'mediation', enactment: 'An Act', citation: '2027 c. 1' },
      ...{ commencesOn: '2027-09-01', expiresOn: null, areas: [BARNET, CAMDEN] },
    });
    services().asked.length = 0;
    await dfe.submit('/law-changes/new', '/law-changes/new', fields);
    expect(sent('lawChanges.record')).toMatchObject({ areas: 'england' });
    expect((await (await visitor('lead-authority')).get('/law-changes/new')).statusCode).toBe(403);
  });

  it('is confirmed by a second person, and says until then that it waits', async () => {
    const page = `/law-changes/${LAW.id}`;
    const first = await visitor('dfe-policy');
    const own = (await first.get(page)).body;
    expect(own).toContain('An &lt;b&gt;Act&lt;/b&gt;');
    expect(own).toContain('Waits for a second person');
    expect(own).not.toContain(`${page}/confirm`);
    expect((await first.get(`${page}/confirm`)).statusCode).toBe(403);
    const second = await visitor('dfe-policy-2');
    expect((await second.get(page)).body).toContain(`${page}/confirm`);
    await second.submit(`${page}/confirm`, `${page}/confirm`, { _version: '1' });
    expect(sent('lawChanges.confirm')).toEqual({ id: LAW.id, expectedVersion: 1 });
    expect((await (await visitor('auditor')).get(page)).body).not.toContain(`${page}/confirm`);
  });
});

describe('a halt', () => {
  it('shows what it means for each live area of the strand before it is done, and no other’s', async () => {
    const dfe = await visitor('dfe-policy');
    const { body } = await dfe.get('/halts/mediation/halt');
    expect(body).toMatch(/Barnet.*Ours.*Live.*It pauses: nothing new begins/);
    expect(body).not.toContain('>Lists<');
    await dfe.submit('/halts/mediation/halt', '/halts/mediation/halt', { reason: 'Families were pressed.' });
    expect(sent('halts.halt')).toEqual({ strand: 'mediation', reason: 'Families were pressed.' });
    expect((await (await visitor('regions-group')).get('/halts/mediation/halt')).statusCode).toBe(403);
  });

  it('is lifted with a reason, and what it paused stays so until it is resumed', async () => {
    services().answers.set('halts.list', [held(halted, 'mediation', 3)]);
    const dfe = await visitor('dfe-policy');
    const page = (await dfe.get('/halts/mediation')).body;
    expect(page).toContain('Families were pressed.');
    expect(page).toContain('/halts/mediation/lift');
    const { body } = await dfe.get('/halts/mediation/lift');
    expect(body).toMatch(/Camden.*It stays paused until it is resumed/);
    await dfe.submit('/halts/mediation/lift', '/halts/mediation/lift', { reason: 'Mended.', _version: '3' });
    expect(sent('halts.lift')).toEqual({ strand: 'mediation', reason: 'Mended.', expectedVersion: 3 });
    expect((await dfe.get('/halts/mediation/halt')).statusCode).toBe(409);
  });

  it('is read by everybody; who sees no evidence sees no pilots of others', async () => {
    const setting = await visitor('setting');
    const list = (await setting.get('/halts')).body;
    for (const { title } of STRAND_TEMPLATES) expect(list).toContain(title);
    const { body } = await setting.get('/halts/mediation');
    expect(body).not.toContain('Ours');
    expect(body).not.toContain('/halts/mediation/halt');
    expect(sent('StrandPilots')).toBeUndefined();
  });
});

describe('the registry', () => {
  it('shows members with both codes and leads, and who joined and left when', async () => {
    const { body } = await (await visitor('evaluator')).get('/registry/london');
    expect(body).toMatch(/Barnet.*E09000003.*302[\s\S]*Lead/);
    expect(body).toMatch(/Camden.*Left.*1 April 2025/);
    expect(body).not.toContain('/registry/london/change');
  });

  it('changes one authority’s place from a day, and shows the service’s refusal at the authority', async () => {
    const at = '/registry/london/change';
    const dfe = await visitor('dfe-policy');
    const fields = { authority: CAMDEN, change: 'joined', lead: 'lead', ...dayOf('on', '2027-04-01') };
    await dfe.submit(at, at, fields);
    expect(sent('membership.change')).toEqual({
      ...{ rep_id: 'london', change: 'joined', effective_on: '2027-04-01' },
      member: { new_la_code: CAMDEN, old_la_code: '202', la_name: 'Camden', lead: true },
    });
    const refused = new FakeRefusal('Take Camden out of another first.', { httpStatus: 409 });
    services().answers.set('membership.change', refused);
    expect((await dfe.submit(at, at, fields)).body).toContain(
      'href="#authority">Take Camden out of another first.',
    );
    expect((await (await visitor('lead-authority')).get(at)).statusCode).toBe(403);
  });

  it('registers with members and leads by name; a lead outside the members and a tenth are told', async () => {
    const at = '/registry/new';
    const dfe = await visitor('dfe-policy');
    const about = {
      repId: 'london',
      name: 'London',
      region: 'E12000007',
      ...dayOf('validFrom', '2027-01-01'),
    };
    const outside = await dfe.submit(at, at, { ...about, members: 'Barnet\nCamden', leads: 'Enfield' });
    expect(outside.body).toContain('href="#leads">Name Enfield among the authorities too');
    await dfe.submit(at, at, { ...about, members: 'Barnet\nCamden', leads: 'Camden' });
    expect(sent('partnerships.register')).toMatchObject({
      ...{ rep_id: 'london', region_name: 'London' },
      members: [
        { new_la_code: BARNET, lead: false },
        { la_name: 'Camden', lead: true },
      ],
    });
    services().answers.set(
      'partnerships.list',
      Array.from({ length: 9 }, () => profile),
    );
    const full = (await dfe.get('/registry')).body;
    expect(full).toContain('there is no tenth');
    expect(full).not.toContain(`href="${at}"`);
    const tenth = new FakeRefusal('The programme has at most 9 partnerships.', { httpStatus: 409 });
    services().answers.set('partnerships.register', tenth);
    const again = await dfe.submit(at, at, { ...about, members: 'Barnet\nCamden', leads: 'Camden' });
    expect(again.body).toContain('href="#members">The programme has at most 9 partnerships.');
  });
});
