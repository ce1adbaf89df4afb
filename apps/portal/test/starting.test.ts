import { beforeEach, expect, it } from 'vitest';
import { drafted, line } from './fake-pilots.ts';
import { draftedPlan, planLine } from './fake-plans.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
beforeEach(() => services().answers.clear());
const home = async (account: string): Promise<string> => (await (await visitor(account)).get('/')).body;
const nextOf = (body: string): string | undefined =>
  /<li>(?:<a[^>]*>)?([^<]+)(?:<\/a>)?\s*<strong class="govuk-tag govuk-tag--blue">\s*Next/.exec(body)?.[1];

it('a lead of an empty partnership is led from step to step, and no further than needed', async () => {
  services().answers.set('pilots.list', []);
  services().answers.set('delegation.show', null);
  expect(nextOf(await home('lead-authority'))).toBe('Say who drafts and who decides for your authority');
  services().answers.delete('delegation.show');
  expect(nextOf(await home('lead-authority'))).toBe('Begin the inclusion plan of your area');
  services().answers.set('inclusionPlans.list', [planLine(draftedPlan)]);
  expect(nextOf(await home('lead-authority'))).toBe('Draft your first pilot');
  services().answers.set('pilots.list', [line(drafted)]);
  expect(await home('lead-authority')).not.toContain('Getting started');
});

it('others have no part in it', async () => {
  for (const account of ['dfe-policy', 'regions-group', 'evaluator'])
    expect(await home(account)).not.toContain('Getting started');
});
