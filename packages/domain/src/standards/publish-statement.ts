import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import { type Statement, statementProblem, statementSchema } from './statement.ts';

/** The catalogue, one record for each statement: a version of the statement is a version of the record. */
export const STATEMENT: RecordKind<Statement> = {
  kind: 'standard-statement',
  schema: statementSchema,
  publicPart: (statement) => statement,
};
const DFE = 'DfE policy';

/** DfE policy publishes the next version of a statement. Pilots move to it when they plan to; nothing moves by itself. */
export function publishStatement(
  held: Statement | null,
  statement: Statement,
  { by }: Taking,
): Change<Statement> {
  const next = (held?.version ?? 0) + 1;
  const senseless = statementProblem(statement);
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'publish a statement'),
    ...(statement.version === next
      ? []
      : [
          refusal({
            code: 'version-not-next',
            field: 'version',
            fact: `The next version of ${statement.id} is ${next}.`,
            whoCanSupply: DFE,
          }),
        ]),
    ...(held !== null && held.id !== statement.id
      ? [
          refusal({
            code: 'other-statement',
            field: 'id',
            fact: `This is the record of ${held.id}.`,
            whoCanSupply: DFE,
          }),
        ]
      : []),
    ...(senseless
      ? [refusal({ code: 'value-refused', field: 'effectiveTo', fact: senseless, whoCanSupply: DFE })]
      : []),
  ]);
  return {
    content: statement,
    state: statement.status,
    areas: [],
    step: 'published',
    reason: null,
    announces: [],
  };
}
