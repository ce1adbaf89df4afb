import { AUTHORITY_CODE_ROWS, AUTHORITY_ROWS } from './authorities.data.ts';

/** One GSS code of an authority, with the days it was in force; null is open. */
export type AuthorityCode = {
  code: string;
  oldCode: string | null;
  from: string | null;
  until: string | null;
  note: string | null;
};

/** An authority under its canonical key, the current (or last) GSS code. Abolished ones keep theirs, with an end. */
export type Authority = {
  code: string;
  oldCode: string | null;
  name: string;
  regionCode: string;
  from: string | null;
  until: string | null;
  codes: readonly AuthorityCode[];
};

const tableOf = (text: string): string[][] =>
  text
    .trim()
    .split('\n')
    .map((line) => line.split('|'));
const orNull = (text: string | undefined): string | null => (text ? text : null);

const codeRows = Map.groupBy(tableOf(AUTHORITY_CODE_ROWS), ([authority]) => authority);

function toAuthority(row: string[]): Authority {
  const [code = '', oldCode, name = '', regionCode = '', from, until] = row;
  const own = { oldCode: orNull(oldCode), from: orNull(from), until: orNull(until) };
  const codes = (codeRows.get(code) ?? []).map(([, dated = '', first, last, note]) => ({
    code: dated,
    oldCode: own.oldCode,
    from: orNull(first),
    until: orNull(last),
    note: orNull(note),
  }));
  return {
    code,
    name,
    regionCode,
    ...own,
    codes: codes.length > 0 ? codes : [{ code, ...own, note: null }],
  };
}

/** Every English authority that a published row may name, in the order of its code. */
export const AUTHORITIES: readonly Authority[] = tableOf(AUTHORITY_ROWS).map(toAuthority);

const byCode = new Map<string, Authority>();
for (const authority of AUTHORITIES) {
  for (const { code } of authority.codes) byCode.set(code, authority);
  if (authority.oldCode !== null) byCode.set(authority.oldCode, authority);
}

/** The authority that has or had this code: any of its GSS codes, or its DfE code. */
export const authorityByAnyCode = (code: string): Authority | undefined => byCode.get(code.trim());
