import type { StatementRef } from '@rep/domain';
import type { Option } from '../forms/field.ts';
import type { NationalService } from '../services/national.ts';

/** Statements that can be tried: a draft is not published yet, and a withdrawn one is over. */
const TRIED: readonly string[] = ['test', 'published'];
const SEPARATOR = '@';

const keyOf = ({ id, version }: StatementRef): string => `${id}${SEPARATOR}${version}`;
export function readRef(value: string): StatementRef {
  const [id = '', version = ''] = value.split(SEPARATOR);
  return { id, version: Number(version) };
}

export type StatementOption = Option & StatementRef;

/** The catalogue's statements in their newest version, to choose from. */
export async function statementOptions(national: NationalService): Promise<readonly StatementOption[]> {
  const held = await national.call((client) => client.standards.statements.list.query());
  return held
    .map(({ content }) => content)
    .filter(({ status }) => TRIED.includes(status))
    .map(({ id, version, title, expectation }) => ({
      ...{ id, version, value: keyOf({ id, version }), text: `${title}, version ${version}` },
      hint: expectation,
    }));
}

/** A statement by its title; of one that the catalogue no longer has in this version, its id. */
export const statementName = (options: readonly StatementOption[], ref: StatementRef): string =>
  options.find(({ value }) => value === keyOf(ref))?.text ??
  `${options.find(({ id }) => id === ref.id)?.text.replace(/, version \d+$/, '') ?? ref.id}, version ${ref.version}`;
