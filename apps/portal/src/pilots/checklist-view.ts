import type { GateCheck, GateChecklist } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { PILOT_STEP_FORMS } from './steps/pilot-step-forms.ts';

const STEP_WORDS: Readonly<Record<string, string>> = {
  consult: PILOT_STEP_FORMS.consult.title,
  'areas-agreed': 'Every area answers, and at least one agrees',
  submit: PILOT_STEP_FORMS.submit.title,
  approve: PILOT_STEP_FORMS.approve.title,
  register: PILOT_STEP_FORMS.register.title,
};

const checkOf = ({ gate, title, result, refusals }: GateCheck) => ({
  ...{ gate, title, result },
  refusals: refusals.map(({ fact, whoCanSupply, laCode }) => ({
    ...{ fact, whoCanSupply, area: laCode === null ? null : areaName(laCode) },
  })),
});
const split = (checks: readonly GateCheck[]) => ({
  closed: checks.filter(({ result }) => result === 'fail').map(checkOf),
  open: checks.filter(({ result }) => result !== 'fail').map(checkOf),
});

/** What stands between the pilot and live, what is closed first. */
export const checklistView = ({ checks, steps, areas }: GateChecklist) => ({
  ...split(checks),
  steps: steps.map(({ step, who }) => ({ text: STEP_WORDS[step] ?? step, who })),
  areas: areas.map((area) => ({ name: areaName(area.laCode), ...split(area.checks) })),
});
