import { type MeasureRow, measuresOf } from './published-measure.ts';

const ROWS: readonly MeasureRow[] = [
  ['total_ehc_plans', 'Total number of EHC plans', '', 0],
  ['review_expected', 'Number where annual review expected', '', 0],
  ['review_not_expected', 'Number where annual review not expected', '', 0],
  ['review_meeting_25', 'Number where annual review meeting recorded in 2025', '', 0],
  ['review_meeting_24', 'Number where annual review meeting recorded in 2024', '', 0],
  ['review_meeting_prior_24', 'Number where annual review meeting recorded prior to 2024', '', 0],
  ['total_review_meeting', 'Number with annual review meeting recorded', '', 0],
  ['no_review_meeting', 'Number with no annual review meeting recorded', '', 0],
  ['review_decision25', 'Number where annual review decision recorded in 2025', '', 0],
  ['review_decision24', 'Number where annual review decision recorded in 2024', '', 0],
  ['review_decision_prior24', 'Number where annual review decision recorded prior to 2024', '', 0],
  ['review_decision_not_due', 'Number where annual review decision not yet due', '', 0],
  ['review_decision_outstanding', 'Number where annual review decision is outstanding', '', 0],
  ['outcome_amend', 'Number where decision was to amend the plan', '', 0],
  ['outcome_cease', 'Number where decision was to cease the plan', '', 0],
  ['outcome_maintan', 'Number where the decision was to maintain the plan', '', 0],
  ['no_outcome', 'Number where no outcome is recorded', '', 0],
  ['number_decsion_4weeks', 'Number where outcome of review communicated within 4 weeks', '', 0],
  ['number_decision_gt_4weeks', 'Number where outcome of review communicated after 4 weeks', '', 0],
  ['pc_decsion_4weeks', 'Percentage where outcome of review communicated within 4 weeks', '%', 1],
  ['pc_decision_gt_4weeks', 'Percentage where outcome of review communicated after 4 weeks', '%', 1],
];

export const ANNUAL_REVIEW_MEASURES = measuresOf('annual_reviews', 'Annual reviews', ROWS);
