import { inclusionPlanSchema, type Pilot, pilotSchema, SPEND } from '@rep/domain';
import type { Version } from './read-versions.ts';

type Cell = string | number | boolean | null | undefined;
/** A table of the records of one kind as they stand, with none, one or several rows for each. */
export type TableOfRecords = {
  readonly name: string;
  readonly kind: string;
  readonly columns: readonly string[];
  rowsOf(version: Version): readonly (readonly Cell[])[];
};

const pilots: TableOfRecords = {
  ...{ name: 'pilots', kind: 'pilot' },
  columns: [
    ...['id', 'title', 'strand', 'state', 'cycle', 'lead_la_code', 'question', 'approved_at'],
    ...['protocol_sha256', 'version', 'changed_at', 'synthetic'],
  ],
  rowsOf: ({ id, version, at, synthetic, content }) => {
    const { title, strand, state, cycle, leadLaCode, plan, approval, protocol } = pilotSchema.parse(content);
    return [
      [
        ...[id, title, strand, state, cycle, leadLaCode, plan.question, approval?.at],
        ...[protocol?.sha256, version, at, synthetic],
      ],
    ];
  },
};

const holdsOf = ({ holds }: Pilot['areas'][number]): string => holds.map(({ cause }) => cause).join(' ');
const pilotAreas: TableOfRecords = {
  ...{ name: 'pilot-areas', kind: 'pilot' },
  columns: ['pilot_id', 'new_la_code', 'state', 'agreed_at', 'live_since', 'holds', 'synthetic'],
  rowsOf: ({ id, synthetic, content }) =>
    pilotSchema
      .parse(content)
      .areas.map((area) => [
        ...[id, area.laCode, area.state, area.agreement?.at, area.liveSince, holdsOf(area), synthetic],
      ]),
};

const plans: TableOfRecords = {
  ...{ name: 'inclusion-plans', kind: 'inclusion-plan' },
  columns: [
    ...['id', 'new_la_code', 'state', 'submission', 'standards_set', 'standards_version'],
    ...['in_force_from', 'in_force_to', 'outcome', 'opens_list_gate', 'version', 'changed_at', 'synthetic'],
  ],
  rowsOf: ({ id, version, at, synthetic, content }) => {
    const { laCode, state, revision, standards, inForce, decision } = inclusionPlanSchema.parse(content);
    return [
      [
        ...[id, laCode, state, revision, standards?.set, standards?.version, inForce?.from, inForce?.to],
        ...[decision?.outcome, decision?.opensListGate, version, at, synthetic],
      ],
    ];
  },
};

const conditions: TableOfRecords = {
  ...{ name: 'plan-conditions', kind: 'inclusion-plan' },
  columns: ['plan_id', 'condition_id', 'text', 'due', 'met_on', 'synthetic'],
  rowsOf: ({ id, synthetic, content }) =>
    (inclusionPlanSchema.parse(content).decision?.conditions ?? []).map((condition) => [
      ...[id, condition.id, condition.text, condition.due, condition.metOn, synthetic],
    ]),
};

const spend: TableOfRecords = {
  ...{ name: 'spend', kind: 'spend' },
  columns: ['pilot_id', 'new_la_code', 'entry_id', 'grant_id', 'on', 'category', 'pence', 'supersedes'],
  rowsOf: ({ content }) => {
    const { pilotId, laCode, entries } = SPEND.schema.parse(content);
    return entries.map((entry) => [
      ...[pilotId, laCode, entry.id, entry.grantId, entry.on, entry.category, entry.pence, entry.supersedes],
    ]);
  },
};

/** The main records as tables for who reads no JSON. */
export const TABLES: readonly TableOfRecords[] = [pilots, pilotAreas, plans, conditions, spend];
