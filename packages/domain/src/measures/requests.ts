import { type MeasureRow, measuresOf } from './published-measure.ts';

const ROWS: readonly MeasureRow[] = [
  ['requests_received_in_year', 'Requests for an assessment', '', 0],
  ['requests_rya', 'Requests where the child is in relevant youth accommodation', '', 0],
  ['requests_decided_to_assess', 'Requests decided: to assess', '', 0],
  ['requests_decided_not_to_assess', 'Requests decided: not to assess', '', 0],
  ['requests_decision_not_made', 'Requests not yet decided', '', 0],
  ['requests_withdrawn', 'Requests withdrawn', '', 0],
  ['request_assess_pc', 'Percentage of requests decided: to assess', '%', 1],
  ['request_not_assess_pc', 'Percentage of requests decided: not to assess', '%', 1],
  ['request_outstanding_pc', 'Percentage of requests not yet decided', '%', 1],
  ['request_withdrawn_pc', 'Percentage of requests withdrawn', '%', 1],
  ['request_outcome_six_weeks', 'Requests decided within 6 weeks', '', 0],
  ['request_outcome_over_6_weeks', 'Requests decided after 6 weeks', '', 0],
  ['request_outcome_six_weeks_pc', 'Percentage of requests decided within 6 weeks', '%', 1],
  ['request_outcome_over_6_weeks_pc', 'Percentage of requests decided after 6 weeks', '%', 1],
  ['mediation_related_request', 'Requests subject to mediation', '', 0],
  ['tribunal_related_request', 'Requests subject to a tribunal', '', 0],
  ['tribunal_after_mediation_request', 'Requests where a tribunal followed mediation', '', 0],
];

export const REQUESTS_MEASURES = measuresOf('requests', 'Requests for assessment', ROWS);
