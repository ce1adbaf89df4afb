import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, line, PILOT_ID, running } from './fake-pilots.ts';
import { draftedPlan, planInForce, planLine } from './fake-plans.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services, browser } = startPortal();
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});
const home = async (account: string): Promise<string> => (await (await visitor(account)).get('/')).body;
const invited = {
  ...running,
  state: 'consulting' as const,
  areas: running.areas.map((area) => ({ ...area, state: 'invited' as const })),
};

describe('what needs me', () => {
  it('is the drafts of a drafter and the decisions of an approver', async () => {
    services().answers.set('pilots.list', [line(drafted)]);
    services().answers.set('inclusionPlans.list', [
      planLine({ ...draftedPlan, state: 'partnership-signed-off' }),
    ]);
    expect(await home('lead-authority')).toContain('Write it, then ask the areas to agree.');
    const approver = await home('barnet-approver');
    expect(approver).not.toContain('Write it, then ask the areas to agree.');
    expect(approver).toContain('Submit it to Regions Group.');
  });

  it('is the answer of an area that is asked', async () => {
    services().answers.set('pilots.list', [line(invited)]);
    expect(await home('barnet-approver')).toContain('Your area is asked: agree or decline.');
    expect(await home('lead-authority')).not.toContain('Your area is asked');
  });

  it('is, for DfE policy, what was submitted in any of the nine partnerships', async () => {
    services().answers.set('pilots.list', [line({ ...drafted, state: 'submitted' })]);
    const page = await home('dfe-policy');
    expect(page.match(/Approve it or send it back\./g)).toHaveLength(9);
    for (const place of ['London', 'North East', 'South West']) expect(page).toContain(`(${place})`);
  });

  it('is, for DfE policy, the law to confirm and the consultation that is over', async () => {
    const law = { id: 'act', enactment: 'An Act', recordedBy: 'dfe-policy-2', confirmedBy: null };
    const proposal = { id: 'p1', statement: { id: 'adaptive-teaching', version: 1 }, state: 'consulting' };
    const consultation = { from: '2020-01-01', to: '2020-02-01', asked: [], answers: [] };
    services().answers.set('lawChanges.list', [{ content: law }]);
    services().answers.set('standards.proposals.list', [{ content: { ...proposal, consultation } }]);
    const page = await home('dfe-policy');
    expect(page).toContain('href="/law-changes/act"');
    expect(page).toContain('Its consultation has ended, on 1 February 2020: decide on the change.');
    const others = await home('regions-group');
    expect(others).not.toContain('/law-changes/act');
    expect(others).not.toContain('consultation has ended');
  });

  it('opens for DfE policy all the same where the national service does not answer', async () => {
    services().answers.set('lawChanges.list', new FakeRefusal('away', { httpStatus: 500 }));
    expect(await home('dfe-policy')).toContain('Not known, because their service does not answer: national.');
  });

  it('is, for Regions Group, the plans to judge', async () => {
    services().answers.set('inclusionPlans.list', [planLine({ ...draftedPlan, state: 'submitted' })]);
    expect(await home('regions-group')).toContain('Judge each standard of the named version.');
  });

  it('is no decision about one’s own draft', async () => {
    services().answers.set('pilots.list', [{ ...line(invited), draftedByMe: true }]);
    services().answers.set('inclusionPlans.list', [
      { ...planLine({ ...draftedPlan, state: 'partnership-signed-off' }), draftedByMe: true },
    ]);
    const page = await home('barnet-approver');
    expect(page).toContain('No step waits for you.');
  });

  it('is a condition with the day by which it is to be met, the nearest day first', async () => {
    const conditionDue = '2099-12-01';
    services().answers.set('pilots.list', [line(drafted)]);
    services().answers.set('inclusionPlans.list', [{ ...planLine(planInForce), conditionDue }]);
    const page = await home('lead-authority');
    expect(page).toContain('Regions Group accepted it on a condition: meet it.');
    expect(page).toContain('By 1 December 2099');
    expect(page.indexOf('meet it.')).toBeLessThan(page.indexOf('Write it, then ask'));
    expect(await home('regions-group')).not.toContain('condition');
    services().answers.set('inclusionPlans.list', [{ ...planLine(planInForce), conditionDue: '2020-01-01' }]);
    expect(await home('regions-group')).toContain('A condition is due: say whether it is met.');
  });

  it('is, for a setting, what it is asked to try', async () => {
    const content = { state: 'invited', laCode: CAMDEN, urn: '100001', pilotId: 'p', burdenSeenOn: null };
    services().answers.set('standards.settings.list', [{ content }]);
    expect(await home('setting')).toContain('See what it asks of you, then answer.');
  });

  it('warns of areas that are paused and of plans that end soon', async () => {
    const warning = { days: 60 as const, on: '2026-11-01', expires: '2026-12-31' };
    services().answers.set('pilots.list', [line(running)]);
    services().answers.set('inclusionPlans.list', [{ ...planLine(planInForce), warning }]);
    const page = await home('regions-group');
    expect(page).toContain('Camden (E09000007) is paused');
    expect(page).toContain('It ends on 31 December 2026, within 60 days.');
  });

  it('says so where a service does not answer, and opens all the same', async () => {
    services().answers.set('pilots.list', new FakeRefusal('away', { httpStatus: 500 }));
    expect(await home('regions-group')).toContain(
      'Not known, because their service does not answer: london.',
    );
  });

  it('leads to pages that there are', async () => {
    services().answers.set('pilots.list', [line(drafted)]);
    services().answers.set('inclusionPlans.list', [planLine(draftedPlan)]);
    const on = (kind: string) => ({ id: kind, on: { kind, id: 'x1' }, at: '2026-01-01T00:00:00.000Z' });
    services().answers.set('coProduction.waiting', ['pilot', 'variant', 'inclusion-plan'].map(on));
    const memorandum = { version: 1, draftedBy: 'x', signedByPartnership: null, signedByDfe: null };
    services().answers.set('money.show', { content: { memoranda: [memorandum], leads: [], grants: [] } });
    const proposed = { laCode: BARNET, state: 'proposed', proposal: { representationsBy: '2099-01-01' } };
    services().answers.set('ladder.positions', { note: '', positions: [{ content: proposed }] });
    const asked = { state: 'invited', laCode: CAMDEN, urn: '100001', pilotId: PILOT_ID, burdenSeenOn: null };
    services().answers.set('standards.settings.list', [{ content: asked }]);
    const accounts = ['lead-authority', 'barnet-approver', 'setting'];
    const pages = await Promise.all(accounts.map(home));
    const section = /aria-labelledby="inbox".*?<\/section>/s;
    const hrefs = pages.flatMap((page) =>
      [...(section.exec(page)?.[0] ?? '').matchAll(/href="([^"]+)"/g)].map(([, href]) => href ?? ''),
    );
    expect(new Set(hrefs).size).toBe(8);
    // Who is not signed in is sent to sign in from every page that there is, and from no other.
    for (const href of hrefs) expect((await browser().get(href)).statusCode, href).toBe(303);
  });

  it('is nothing for roles that take no step', async () => {
    for (const account of ['evaluator', 'researcher', 'auditor']) {
      expect(await home(account)).not.toContain('What needs you');
    }
  });
});
