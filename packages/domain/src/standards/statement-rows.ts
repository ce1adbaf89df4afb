import type { Statement } from './statement.ts';

/** Columns of the catalogue's CSV, in this order. Several codes in a cell are parted by a semicolon. */
export const STATEMENT_COLUMNS = [
  'id',
  'version',
  'title',
  'expectation',
  'areas_of_need',
  'phases',
  'tiers',
  'provider',
  'budget',
  'evidence',
  'practice_guide',
  'status',
  'effective_from',
  'effective_to',
  'source',
  'duty_note',
] as const;
export type Column = (typeof STATEMENT_COLUMNS)[number];

const cells = (s: Statement): Readonly<Record<Column, string>> => ({
  id: s.id,
  version: String(s.version),
  title: s.title,
  expectation: s.expectation,
  areas_of_need: s.areasOfNeed.join(';'),
  phases: s.phases.join(';'),
  tiers: s.tiers.join(';'),
  provider: s.provider,
  budget: s.budget,
  evidence: s.evidence,
  practice_guide: s.practiceGuide ?? '',
  status: s.status,
  effective_from: s.effectiveFrom,
  effective_to: s.effectiveTo ?? '',
  source: s.source,
  duty_note: s.dutyNote,
});

/** The catalogue as rows of cells, header first; quoting is the writer's. */
export const statementRows = (statements: readonly Statement[]): readonly (readonly string[])[] => [
  STATEMENT_COLUMNS,
  ...statements.map((statement) => {
    const row = cells(statement);
    return STATEMENT_COLUMNS.map((column) => row[column]);
  }),
];
