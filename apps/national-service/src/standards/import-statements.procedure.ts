import {
  differencesOf,
  type Person,
  publishStatement,
  type Refusal,
  refuseIfAny,
  STATEMENT,
  type Statement,
  StepRefused,
  statementKey,
} from '@rep/domain';
import type { RecordTransaction } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { readStatements } from './statement-csv.ts';
import { statementsOf } from './statements-of.ts';

const MAX_CHARACTERS = 1_000_000;
const importStatementsSchema = z.strictObject({ csv: z.string().min(1).max(MAX_CHARACTERS) });

/** Publishes each; the reasons of all that are refused, none when all were published. */
async function publishEach(
  { change, now }: RecordTransaction,
  by: Person,
  statements: readonly Statement[],
): Promise<readonly Refusal[]> {
  const refusals: Refusal[] = [];
  for (const statement of statements) {
    try {
      await change(STATEMENT, { id: statement.id }, (held) =>
        publishStatement(held?.content ?? null, statement, { by, now }),
      );
    } catch (error) {
      if (!(error instanceof StepRefused)) throw error;
      refusals.push(...error.refusals.map((refused) => ({ ...refused, field: statementKey(statement) })));
    }
  }
  return refusals;
}

/** Takes a file of statements, whole or not at all. Versions that are held as they stand are left as they are. */
export const importStatementsProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.publish')
    .input(importStatementsSchema)
    .mutation(async ({ input, ctx }) => {
      const by = personOf(ctx.caller);
      const given = readStatements(input.csv);
      const held = new Map((await statementsOf(records, given)).map((s) => [statementKey(s), s]));
      const fresh = given.filter((s) => differencesOf(held.get(statementKey(s)), s).length > 0);
      await records.transact(by, { kind: STATEMENT.kind, id: 'file' }, async (transaction) =>
        refuseIfAny(await publishEach(transaction, by, fresh)),
      );
      return { published: fresh.length, unchanged: given.length - fresh.length };
    });
