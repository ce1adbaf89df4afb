import { z } from 'zod';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import { lineSchema, slugSchema } from '../templates/text.ts';
import { type StatementRef, statementKey, statementRefSchema } from './statement.ts';
import { STATEMENTS } from './statements.data.ts';

const MAX_STATEMENTS = 200;

/** A version of a set of statements. A test set is a version like any other: a plan can be signed off against it (G1). */
export const standardSetSchema = z.strictObject({
  id: slugSchema,
  version: z.int().min(1).max(999),
  title: lineSchema(200),
  kind: z.enum(['test', 'national']),
  statements: z.array(statementRefSchema).min(1).max(MAX_STATEMENTS),
  effectiveFrom: z.iso.date(),
  effectiveTo: z.iso.date().nullable(),
  source: lineSchema(500),
});
export type StandardSet = z.infer<typeof standardSetSchema>;

/** The set that pilots start from: everything that public sources support. */
export const TEST_SET: StandardSet = {
  id: 'programme-test-set',
  version: 1,
  title: 'Test set of the programme',
  kind: 'test',
  statements: STATEMENTS.map(({ id, version }) => ({ id, version })),
  effectiveFrom: '2023-12-01',
  effectiveTo: null,
  source: 'SEND and AP Improvement Plan, March 2023; no set was published for testing',
};

const DFE = 'DfE policy';
const told = (code: string, fact: string): Refusal =>
  refusal({ code, field: 'statements', fact, whoCanSupply: DFE });

function statementsFit(set: StandardSet, known: readonly StatementRef[]): readonly Refusal[] {
  const keys = known.map(statementKey);
  const ids = set.statements.map(({ id }) => id);
  const unknown = set.statements.filter((ref) => !keys.includes(statementKey(ref)));
  return [
    ...unknown.map((ref) => told('unknown-statement', `${statementKey(ref)} is not in the catalogue.`)),
    ...(new Set(ids).size < ids.length
      ? [told('two-versions', 'A statement stands in the set in two versions.')]
      : []),
  ];
}

/** DfE policy publishes the next version of a set. Earlier versions stay: a sign-off names the one it was made against. */
export function publishStandardSet(
  held: StandardSet | null,
  set: StandardSet,
  { taking, known }: { readonly taking: Taking; readonly known: readonly StatementRef[] },
): Change<StandardSet> {
  const next = (held?.version ?? 0) + 1;
  refuseIfAny([
    ...wrongRole(taking.by, 'dfe-policy', 'publish a set of standards'),
    ...(set.version === next
      ? []
      : [
          refusal({
            code: 'version-not-next',
            field: 'version',
            fact: `The next version is ${next}.`,
            whoCanSupply: DFE,
          }),
        ]),
    ...statementsFit(set, known),
  ]);
  return {
    content: set,
    state: set.kind,
    areas: [],
    step: 'published',
    reason: null,
    announces: [],
  };
}

/** What a new version of a set adds, drops and moves to another version of a statement. */
export function compareSets(before: StandardSet, after: StandardSet) {
  const find = (set: StandardSet, id: string): StatementRef | undefined =>
    set.statements.find((ref) => ref.id === id);
  return {
    added: after.statements.filter(({ id }) => !find(before, id)),
    removed: before.statements.filter(({ id }) => !find(after, id)),
    moved: after.statements.flatMap((to) => {
      const from = find(before, to.id);
      return from && from.version !== to.version ? [{ id: to.id, from: from.version, to: to.version }] : [];
    }),
  };
}

/** Sets of standards, one record for each: a version of the set is a version of the record. */
export const STANDARD_SET: RecordKind<StandardSet> = {
  kind: 'standard-set',
  schema: standardSetSchema,
  publicPart: (set) => set,
};
