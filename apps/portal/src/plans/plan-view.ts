import {
  addDays,
  INTEGRATED_CARE_BOARD,
  type InclusionPlan,
  londonDay,
  type PlanTemplate,
} from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { openPlanSteps } from './open-plan-steps.ts';
import { isForm, PLAN_STEP_FORMS } from './plan-step-forms.ts';
import { judgementWords, planWords } from './plan-words.ts';
import type { FoundPlan } from './read-plans.ts';

function sectionsOf({ shown, href }: FoundPlan, mayEdit: boolean) {
  const { content, template, changedSections } = shown;
  const known = template?.sections ?? [];
  return known.map(({ id, title, kind, mandatory }) => ({
    ...{ id, title, kind, mandatory, changed: changedSections.includes(id) },
    content: content.sections.find((section) => section.id === id),
    edit: mayEdit ? `${href}/sections/${id}` : null,
  }));
}

const bodyName = (template: PlanTemplate | null, id: string): string =>
  template?.bodies.find((body) => body.id === id)?.title ??
  (id === INTEGRATED_CARE_BOARD ? 'the integrated care board' : id);

const meetingOf =
  (plan: InclusionPlan, template: PlanTemplate | null) => (meeting: InclusionPlan['meetings'][number]) => ({
    ...{ on: meeting.on, quorum: meeting.quorum, current: meeting.edition === plan.edition },
    present: meeting.present.map((id) => bodyName(template, id)),
  });

function bodiesOf(plan: InclusionPlan, template: PlanTemplate | null) {
  const agreed = plan.agreements.filter(({ edition }) => edition === plan.edition);
  return (template?.bodies ?? []).map(({ id, title, mustAgree }) => ({
    ...{ title, mustAgree, on: agreed.find(({ body }) => body === id)?.on },
  }));
}

type Titles = ReadonlyMap<string, string>;

/** Judgements by standard. Reviewers are the first and the second: their accounts stay in the service. */
function judgementsOf({ shown }: FoundPlan, titles: Titles) {
  const { judgements } = shown.content;
  const reviewers = [...new Set(judgements.map(({ reviewer }) => reviewer))];
  return shown.statementIds.map((statementId) => ({
    ...{ statementId, title: titles.get(statementId) ?? null },
    cells: reviewers.map((reviewer) => {
      const judged = judgements.find(
        (each) => each.reviewer === reviewer && each.statementId === statementId,
      );
      return judged ? { words: judgementWords(judged.judgement), note: judged.note } : null;
    }),
  }));
}

const warningOf = ({ shown }: FoundPlan): string | null => {
  const expires = shown.content.inForce?.to;
  const today = londonDay(new Date().toISOString());
  const due = [30, 60, 90].find(
    (days) => expires !== undefined && addDays(expires, -days) <= today && today < expires,
  );
  return due === undefined
    ? null
    : `This plan ends in ${due} days or fewer. New tailored lists pause when it does.`;
};

/** What the page of a plan shows. No account of anybody is in it. */
export function planView(found: FoundPlan, titles: Titles = new Map()) {
  const { shown, viewer, href } = found;
  const { content: plan, template } = shown;
  const open = openPlanSteps(plan, viewer);
  const { decision } = plan;
  return {
    ...{ id: plan.id, area: areaName(plan.laCode), words: planWords(plan.state), edition: plan.edition },
    ...{
      revision: plan.revision,
      standards: plan.standards,
      inForce: plan.inForce,
      listGate: shown.listGate,
    },
    ...{
      warning: warningOf(found),
      amends: plan.amends,
      successor: plan.successor,
      documents: plan.documents,
    },
    links: open
      .filter(isForm)
      .map((step) => ({ href: `${href}/steps/${step}`, text: PLAN_STEP_FORMS[step].title })),
    sections: sectionsOf(found, open.includes('edit')),
    meetings: plan.meetings.map(meetingOf(plan, template)),
    bodies: bodiesOf(plan, template),
    judgements: judgementsOf(found, titles),
    questions: plan.questions.map(({ text, askedAt, answer }) => ({
      text,
      askedAt,
      answer: answer?.text ?? null,
    })),
    // A plan that was sent back and is written again has its letter still.
    letter: decision || plan.revision > 1 ? `${href}/decision` : null,
    pack: `${href}/pack`,
    conditions: (decision?.conditions ?? []).map((each) => ({
      ...each,
      overdue: each.metOn === null && each.due < viewer.today,
    })),
    templateVersion: plan.templateVersion,
    quorum: template && {
      least: template.quorum.least,
      mustBePresent: template.quorum.mustBePresent.map((id) => bodyName(template, id)),
    },
    submitted: plan.submittedSections !== null,
  };
}
