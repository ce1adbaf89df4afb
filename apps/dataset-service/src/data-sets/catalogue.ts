/** A research data set: one published file, every area and breakdown that the evidence store holds of it. */
export type DataSet = {
  readonly id: string;
  readonly title: string;
  readonly description: string;
  /** The published file it is made of, as evidence names it. */
  readonly dataset: string;
  readonly publisher: string;
};

/** A data set of one partnership or all, as it was known at a time or is known now. */
export type DataSetRequest = {
  readonly dataSet: DataSet;
  readonly partnership: string | undefined;
  readonly asOf: string | undefined;
};

const DFE = 'Department for Education';

export const DATA_SETS: readonly DataSet[] = [
  {
    id: 'plan_timeliness',
    title: 'Timeliness of education, health and care plans',
    description:
      'Plans issued in each calendar year, and how many within 20 weeks, between 20 and 52, and after.',
    dataset: 'timeliness_20_week',
    publisher: DFE,
  },
  {
    id: 'assessment_requests',
    title: 'Requests for an education, health and care needs assessment',
    description: 'Requests in each calendar year, their outcome, mediation and tribunals about the decision.',
    dataset: 'requests',
    publisher: DFE,
  },
  {
    id: 'assessment_outcomes',
    title: 'Outcomes of education, health and care needs assessments',
    description: 'Assessments in each calendar year, their outcome, mediation and tribunals that followed.',
    dataset: 'assessments',
    publisher: DFE,
  },
  {
    id: 'tribunal_appeals',
    title: 'Appeals to the SEND Tribunal',
    description: 'Appeals registered in each calendar year, beside the decisions that could be appealed.',
    dataset: 'send_tribunal_appeals',
    publisher: 'HM Courts and Tribunals Service and Department for Education',
  },
];
