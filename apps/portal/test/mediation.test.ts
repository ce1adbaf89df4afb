import { type MediationApproach, mediationApproachSchema } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, drafted, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const LIST = '/partnerships/london/mediation';
const PAGE = `${LIST}/${BARNET}`;

const approach: MediationApproach = mediationApproachSchema.parse({
  ...{ repId: 'london', laCode: BARNET, standardsVersion: 'send-mediation-2018' },
  mediators: [
    { mediator: 'mediator-4', register: 'CMC', number: 'M-12', validFrom: '2025-01-01', validTo: null },
  ],
  adviser: { organisation: '\u202eHelp <b>line</b>', employers: ['independent'] },
  attends: {
    authority: { post: 'head-of-service', mayDecide: true },
    icb: { post: 'dco', mayDecide: true },
  },
});
const refusal = {
  ...{ gate: 'G7', code: 'cannot-decide', field: 'attends.authority', laCode: BARNET },
  ...{ fact: 'Whoever attends for the authority cannot decide the issues.', whoCanSupply: 'the authority' },
};
const held = (problems: readonly unknown[] = []) => ({ ...shown(drafted, 5), content: approach, problems });

beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  services().answers.set('mediation.list', []).set('mediation.show', null);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;

const TYPED = {
  ...{ standards: 'send-mediation-2018', organisation: 'KIDS', employers: 'independent' },
  ...{ 'authority-post': 'decision-maker', 'authority-decides': 'yes' },
  ...{ 'icb-post': 'dco', 'icb-decides': 'yes' },
  ...{ 'mediator-0': 'mediator-1', 'register-0': 'CoM', 'number-0': 'SEND/7' },
  ...{ 'from-0-day': '1', 'from-0-month': '2', 'from-0-year': '2026' },
};

describe('the approach of an area', () => {
  it('is shown in words, with what stands in its way today', async () => {
    services().answers.set('mediation.show', held([refusal]));
    const { body } = await (await visitor('auditor')).get(PAGE);
    expect(body).toContain('CMC and CoM SEND mediation standards, May 2018');
    expect(body).toContain('The head of the SEND service. They can decide.');
    expect(body).toContain('Whoever attends for the authority cannot decide the issues. Ask the authority.');
    expect(body).toContain('<bdi class="app-lines">\u202eHelp &lt;b&gt;line&lt;/b&gt;</bdi>');
    expect(body).not.toContain(`${PAGE}/edit`);
  });

  it('that nobody wrote yet leads its own authority to the form, and no other', async () => {
    expect((await (await visitor('barnet-drafter')).get(LIST)).body).toContain(`href="${PAGE}/edit"`);
    expect((await (await visitor('camden-drafter')).get(LIST)).body).not.toContain('/edit"');
    expect((await (await visitor('camden-drafter')).get(`${PAGE}/edit`)).statusCode).toBe(403);
    expect((await (await visitor('parent-carer-forum')).get(LIST)).statusCode).toBe(403);
    expect((await (await visitor('auditor')).get(`${LIST}/E09000030`)).statusCode).toBe(404);
  });

  it('shows what the variant of the strand offers families in the area', async () => {
    const version = {
      ...{ number: 1, templateVersion: 1, frozenAt: null, authorityValues: {} },
      values: { 'contact-channels': { value: ['telephone', 'relay-service'], reason: 'Asked for.' } },
    };
    const content = { id: 'x', name: 'Sooner', strand: 'mediation', copiedFrom: null, versions: [version] };
    services().answers.set('variants.list', [{ id: 'x', content, synthetic: false }]);
    const { body } = await (await visitor('auditor')).get(PAGE);
    expect(body).toContain('Telephone; Relay or sign language service');
    expect(body).toContain('The authority reports on every agreed action within');
  });
});

describe('its form', () => {
  it('keeps what was written, with the version that was seen', async () => {
    services().answers.set('mediation.show', held()).set('mediation.keep', held());
    const page = await (await visitor('barnet-drafter')).submit(`${PAGE}/edit`, `${PAGE}/edit`, {
      ...TYPED,
      _version: '5',
    });
    expect(page.headers.location).toBe(PAGE);
    expect(sent('mediation.keep')).toEqual({
      ...{ expectedVersion: 5, laCode: BARNET, standardsVersion: 'send-mediation-2018' },
      mediators: [
        {
          ...{ mediator: 'mediator-1', register: 'CoM', number: 'SEND/7' },
          ...{ validFrom: '2026-02-01', validTo: null },
        },
      ],
      adviser: { organisation: 'KIDS', employers: ['independent'] },
      attends: {
        authority: { post: 'decision-maker', mayDecide: true },
        icb: { post: 'dco', mayDecide: true },
      },
    });
  });

  it('asks for the rest of a mediator that is half written', async () => {
    const page = await (await visitor('barnet-drafter')).submit(`${PAGE}/edit`, `${PAGE}/edit`, {
      ...TYPED,
      'number-1': 'M-13',
    });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('href="#mediator-1">Answer “Your own id for the mediator”');
    expect(sent('mediation.keep')).toBeUndefined();
  });

  it('says at the box why nobody without authority to decide attends', async () => {
    services().answers.set(
      'mediation.keep',
      new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] }),
    );
    const page = await (await visitor('barnet-drafter')).submit(`${PAGE}/edit`, `${PAGE}/edit`, TYPED);
    expect(page.body).toContain('href="#authority-decides">Gate G7: Whoever attends for the authority');
  });

  it('has no question about whom a family brings or a meeting before', async () => {
    const { body } = await (await visitor('barnet-drafter')).get(`${PAGE}/edit`);
    const names = [...body.matchAll(/name="([a-z-]+)(?:-\d.*?)?"/g)].map((match) => match[1]);
    const asked = names.filter((name) => name && !name.startsWith('_'));
    expect(new Set(asked)).toEqual(
      new Set([
        ...['viewport', 'robots', 'standards', 'organisation', 'employers', 'authority-post'],
        ...['authority-decides', 'icb-post', 'icb-decides', 'mediator', 'register', 'number', 'from', 'to'],
      ]),
    );
  });
});
