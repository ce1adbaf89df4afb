import { type Delegation, isApprover, isDrafter, isWithin } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import type { Viewer } from '../pilots/open-steps.ts';

/** What is known of a partnership that begins. */
export type StartingFacts = {
  readonly repId: string;
  readonly name: string;
  readonly viewer: Viewer;
  readonly members: readonly {
    readonly laCode: string;
    readonly lead: boolean;
    readonly scheme: Delegation | null;
  }[];
  /** Areas whose inclusion plan is begun. */
  readonly planned: readonly string[];
  /** Authorities that lead a pilot. */
  readonly piloting: readonly string[];
};

/** One step of the beginning: ticked off by what is recorded, never by a click. */
export type StartingStep = {
  readonly title: string;
  readonly done: boolean;
  readonly text: string;
  /** Where this person takes it; null where somebody else does, or it is done. */
  readonly href: string | null;
};

const now = (scheme: Delegation | null, what: 'approver' | 'drafter', { today }: Viewer): readonly string[] =>
  (scheme?.appointments ?? [])
    .filter((each) => each.function === what && isWithin(today, each))
    .map(({ account }) => account);

function members({ repId, name, members: all }: StartingFacts): StartingStep {
  const leads = all.filter(({ lead }) => lead).map(({ laCode }) => areaName(laCode));
  return {
    title: 'Know who takes part',
    done: all.length > 0,
    text:
      all.length > 0
        ? `${name} has ${all.length} authorities. ${new Intl.ListFormat('en-GB').format(leads)} ${leads.length > 1 ? 'lead' : 'leads'}.`
        : 'The registry has not come here yet. DfE policy keeps it: look again in a minute.',
    href: `/partnerships/${repId}`,
  };
}

/** Who of the authority decides and who drafts: two people, because nobody approves their own draft. */
function delegation({ repId, viewer, members: all }: StartingFacts): StartingStep {
  const { account } = viewer;
  const own = all.find(({ laCode }) => laCode === account.laCode)?.scheme ?? null;
  const [approvers, drafters] = [now(own, 'approver', viewer), now(own, 'drafter', viewer)];
  const href = `/partnerships/${repId}/authorities/${account.laCode}/delegation`;
  const common = { title: 'Say who drafts and who decides for your authority', done: false };
  if (approvers.length === 0) {
    const text = 'Appoint the first approver: another person than yourself. They appoint the drafters.';
    return { ...common, text, href: `${href}/appoint` };
  }
  const mine = isApprover(own, account.account, viewer.today);
  if (!drafters.some((drafter) => approvers.some((approver) => approver !== drafter))) {
    const text = mine
      ? 'Appoint a drafter: another person than the approver.'
      : `Ask ${approvers.join(' or ')} to appoint a drafter, for whoever writes pilots and plans.`;
    return { ...common, text, href: mine ? `${href}/appoint` : null };
  }
  return {
    ...common,
    done: true,
    text: `${drafters.join(', ')} drafts. ${approvers.join(', ')} decides.`,
    href,
  };
}

/** Each authority of the partnership appoints its own people: nobody does it for another. */
function others({ repId, viewer, members: all }: StartingFacts): StartingStep {
  const without = all.filter(({ scheme }) => now(scheme, 'approver', viewer).length === 0);
  const names = without.map(({ laCode }) => areaName(laCode));
  return {
    title: 'See that every authority has somebody who decides',
    done: all.length > 0 && without.length === 0,
    text:
      without.length > 0
        ? `Each appoints its own. Still without: ${names.join(', ')}.`
        : 'Every authority has an approver.',
    href: `/partnerships/${repId}`,
  };
}

/** Whether this person drafts for their authority today, and who to ask if they do not. */
function drafting({ viewer, members: all }: StartingFacts): string | null {
  const { account, today } = viewer;
  const own = all.find(({ laCode }) => laCode === account.laCode)?.scheme ?? null;
  if (isDrafter(own, account.account, today)) return null;
  const drafters = now(own, 'drafter', viewer);
  return drafters.length > 0
    ? `Ask ${drafters.join(' or ')}: only a drafter begins it.`
    : 'It waits for a drafter of your authority.';
}

function plan(facts: StartingFacts): StartingStep {
  const { repId, viewer, planned } = facts;
  const done = planned.includes(viewer.account.laCode ?? '');
  const ask = drafting(facts);
  const list = `/partnerships/${repId}/plans`;
  return {
    title: 'Begin the inclusion plan of your area',
    done,
    text: done
      ? 'It is begun. Its page says what comes next.'
      : (ask ??
        'It begins with the sections of the template. Tailored lists wait until Regions Group signed it off.'),
    href: done ? list : ask === null ? `${list}/new` : null,
  };
}

function pilot(facts: StartingFacts): StartingStep {
  const { repId, viewer, piloting } = facts;
  const done = piloting.includes(viewer.account.laCode ?? '');
  const ask = drafting(facts);
  const list = `/partnerships/${repId}/pilots`;
  return {
    title: 'Draft your first pilot',
    done,
    text: done
      ? 'It is drafted. Its page says what stands between it and live.'
      : (ask ??
        'Say what you want to try and which question it answers. You can leave the form and come back.'),
    href: done ? list : ask === null ? `${list}/new` : null,
  };
}

/** The way from an empty partnership to its first pilot. Pilots are drafted by leads alone. */
export function startingSteps(facts: StartingFacts): readonly StartingStep[] {
  const leads = facts.viewer.account.role === 'lead-authority';
  return [members(facts), delegation(facts), others(facts), plan(facts), ...(leads ? [pilot(facts)] : [])];
}
