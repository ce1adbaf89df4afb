import { checkCodes } from './check-codes.ts';
import { checkColumns } from './check-columns.ts';
import { checkRows } from './check-rows.ts';
import type { Table } from './table.ts';

/** Problems named per check at most, so that one fault in every row still reads as one. */
const NAMED_PROBLEMS = 5;

const shorten = (problems: readonly string[]): readonly string[] =>
  problems.length <= NAMED_PROBLEMS
    ? problems
    : [
        ...problems.slice(0, NAMED_PROBLEMS),
        `and ${problems.length - NAMED_PROBLEMS} more of the same check`,
      ];

/** Checks modelled on the EES screener. No problems: the table may be published. */
export const checkTable = (table: Table): readonly string[] =>
  [checkColumns(table), checkRows(table), checkCodes(table)].flatMap(shorten);
