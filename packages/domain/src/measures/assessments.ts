import { type MeasureRow, measuresOf } from './published-measure.ts';

const ROWS: readonly MeasureRow[] = [
  ['assess_in_year', 'Assessments in the year', '', 0],
  ['assess_issued', 'Assessments where a plan was issued', '', 0],
  ['assess_issued_pc', 'Percentage of assessments where a plan was issued', '%', 1],
  ['assess_not_issued', 'Assessments where a plan was not issued', '', 0],
  ['assess_not_issued_pc', 'Percentage of assessments where a plan was not issued', '%', 1],
  ['assess_not_made', 'Assessments not yet decided', '', 0],
  ['assess_not_made_pc', 'Percentage of assessments not yet decided', '%', 1],
  ['assess_withdrawn', 'Assessments where the request was withdrawn', '', 0],
  ['assess_withdrawn_pc', 'Percentage of assessments where the request was withdrawn', '%', 1],
  ['outcome_decision_within_time', 'Decisions not to issue a plan within 16 weeks', '', 0],
  ['outcome_decision_over_time', 'Decisions not to issue a plan after 16 weeks', '', 0],
  ['outcome_decision_within_time_pc', 'Percentage of decisions not to issue a plan within 16 weeks', '%', 1],
  ['outcome_decision_over_time_pc', 'Percentage of decisions not to issue a plan after 16 weeks', '%', 1],
  ['number_assess_mediation', 'Mediations about the decision after an assessment', '', 0],
  ['number_assess_tribunal', 'Tribunals about the decision after an assessment', '', 0],
  [
    'number_asssess_mediation_tribunal',
    'Tribunals after mediation about the decision after an assessment',
    '',
    0,
  ],
  ['number_other_mediation', 'Mediations for other reasons', '', 0],
  ['number_other_tribunal', 'Tribunals for other reasons', '', 0],
  ['number_other_mediation_tribunal', 'Tribunals after mediation for other reasons', '', 0],
];

export const ASSESSMENTS_MEASURES = measuresOf('assessments', 'Assessments', ROWS);
