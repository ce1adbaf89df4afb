import type { Period, PrintedArea } from '@rep/contracts';
import { ENGLAND_CODE } from '@rep/contracts';
import { periodBounds } from '../periods/periods.ts';
import type { Authority, AuthorityCode } from './authorities.ts';
import { authorityByAnyCode } from './authorities.ts';
import { comparableName } from './name-aliases.ts';

/** Codes and name of an authority as a source prints them; sources such as the tribunal's table print no GSS code. */
export type PrintedAuthority = { newLaCode?: string | undefined; oldLaCode: string; laName: string };
export type AuthorityRefusal = 'unknown-code' | 'triple-disagrees' | 'ended-code';
export type ResolvedAuthority =
  | { ok: true; authority: Authority; note?: string }
  | { ok: false; code: AuthorityRefusal; detail: string };

// DfE's release of 2025 still prints these for authorities that became unitary under the same name and DfE code.
const ACCEPTED_AFTER_THEIR_END: ReadonlySet<string> = new Set(['E10000002', 'E10000023', 'E10000027']);

const refuse = (code: AuthorityRefusal, detail: string): ResolvedAuthority => ({ ok: false, code, detail });
const inWords = ({ newLaCode, oldLaCode, laName }: PrintedAuthority): string =>
  `${newLaCode ?? 'no GSS code'}, ${oldLaCode}, "${laName}"`;

/**
 * The authority of a printed (GSS code, DfE code, name), checked as a triple and never joined on one code alone:
 * published tables have carried one authority's code beside another's name. Refusals are values, for quarantine.
 */
export function resolveAuthority(printed: PrintedAuthority, period: Period): ResolvedAuthority {
  const matched = matchTriple(printed);
  if (!matched.ok || printed.newLaCode === undefined) return matched;
  const dated = matched.authority.codes.find(({ code }) => code === printed.newLaCode);
  return dated ? checkDates(matched.authority, dated, period) : matched;
}

function matchTriple(printed: PrintedAuthority): ResolvedAuthority {
  return printed.newLaCode === undefined
    ? matchWithoutGssCode(printed)
    : matchByGssCode(printed.newLaCode, printed);
}

function matchByGssCode(newLaCode: string, printed: PrintedAuthority): ResolvedAuthority {
  const authority = authorityByAnyCode(newLaCode);
  if (!authority) return refuse('unknown-code', `${newLaCode} is no code of an English authority`);
  // The counties of before 2009 have no DfE code in the list, so nothing can contradict one.
  const oldAgrees = authority.oldCode === null || authority.oldCode === printed.oldLaCode;
  if (oldAgrees && authority.name === printed.laName) return { ok: true, authority };
  return refuse('triple-disagrees', `${inWords(printed)}: ${newLaCode} is ${theirs(authority)}`);
}

/** Without a GSS code the DfE code and the name, or a listed alias of it, must belong to one authority. */
function matchWithoutGssCode(printed: PrintedAuthority): ResolvedAuthority {
  const authority = authorityByAnyCode(printed.oldLaCode);
  if (!authority) return refuse('unknown-code', `${printed.oldLaCode} is no code of an English authority`);
  if (comparableName(authority.name) === comparableName(printed.laName)) return { ok: true, authority };
  return refuse('triple-disagrees', `${inWords(printed)}: ${printed.oldLaCode} is ${theirs(authority)}`);
}

const theirs = ({ oldCode, name }: Authority): string => `${name}${oldCode === null ? '' : ` (${oldCode})`}`;

/** A code serves every period that begins on or before its last day: Cumbria's 2023 began before 31 March 2023. */
function checkDates(authority: Authority, dated: AuthorityCode, period: Period): ResolvedAuthority {
  const begins = periodBounds(period)?.from;
  if (begins === undefined) return { ok: true, authority };
  if (dated.until !== null && begins > dated.until) {
    const detail = `${dated.code} (${authority.name}) ended on ${dated.until}`;
    if (!ACCEPTED_AFTER_THEIR_END.has(dated.code)) {
      return refuse('ended-code', `${detail}; the period begins on ${begins}`);
    }
    return { ok: true, authority, note: `${detail}; accepted because DfE prints it after its end` };
  }
  if (dated.from !== null && begins < dated.from) {
    return { ok: true, authority, note: `${dated.code} began on ${dated.from}, within or after the period` };
  }
  return { ok: true, authority };
}

/** The key that orders the events of an area: one for all codes of an authority, whatever the period. */
export function canonicalAreaKey(area: PrintedArea): string {
  if (area.geographic_level === 'National') return ENGLAND_CODE;
  if (area.geographic_level === 'Regional') return area.region_code;
  const matched = matchTriple({
    newLaCode: area.new_la_code,
    oldLaCode: area.old_la_code,
    laName: area.la_name,
  });
  return matched.ok ? matched.authority.code : area.old_la_code;
}
