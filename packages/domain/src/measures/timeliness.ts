import { type MeasureRow, measuresOf } from './published-measure.ts';

const ROWS: readonly MeasureRow[] = [
  ['plans_issued_den', 'Plans issued, including exceptions', '', 0],
  ['plans_issued_den_ex', 'Plans issued, excluding exceptions', '', 0],
  ['plans_issued_within_20_weeks', 'Plans issued within 20 weeks, including exceptions', '', 0],
  ['plans_issued_20_weeks_ex', 'Plans issued within 20 weeks, excluding exceptions', '', 0],
  [
    'pc_plans_issued_within_20_weeks',
    'Percentage of plans issued within 20 weeks, including exceptions',
    '%',
    1,
  ],
  ['pc_plans_issued_20_weeks_ex', 'Percentage of plans issued within 20 weeks, excluding exceptions', '%', 1],
  ['plans_issued_gt20weeks_ltyear', 'Plans issued between 20 and 52 weeks, including exceptions', '', 0],
  ['plans_issued_gt20weeks_ltyear_ex', 'Plans issued between 20 and 52 weeks, excluding exceptions', '', 0],
  [
    'pc_plans_issued_gt20weeks_ltyear',
    'Percentage of plans issued between 20 and 52 weeks, including exceptions',
    '%',
    1,
  ],
  [
    'pc_plans_issued_gt20weeks_ltyear_ex',
    'Percentage of plans issued between 20 and 52 weeks, excluding exceptions',
    '%',
    1,
  ],
  ['plans_issued_gt_1_year', 'Plans issued after 52 weeks, including exceptions', '', 0],
  ['plans_issued_gt_1_year_ex', 'Plans issued after 52 weeks, excluding exceptions', '', 0],
  ['pc_plans_issued_gt_1_year', 'Percentage of plans issued after 52 weeks, including exceptions', '%', 1],
  ['pc_plans_issued_gt_1_year_ex', 'Percentage of plans issued after 52 weeks, excluding exceptions', '%', 1],
];

export const TIMELINESS_MEASURES = measuresOf('timeliness_20_week', 'Timeliness', ROWS);
