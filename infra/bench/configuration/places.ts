import type { RepId } from '@rep/contracts';
import { AUTHORITIES, type Authority, PROGRAMME } from '@rep/domain';

/** One partnership with all the authorities that the bench puts into it, its lead first. */
export type Place = {
  readonly repId: RepId;
  readonly lead: string;
  readonly areas: readonly string[];
  /** Who is to join: the programme's own members are in it already. */
  readonly joining: readonly Authority[];
};

const HOW_MANY = 150;

/** Today's authorities of a region, those of the programme first. */
const ofToday = (regionCode: string): Authority[] =>
  AUTHORITIES.filter((authority) => authority.regionCode === regionCode && authority.until === null);

/** The nine partnerships, enlarged until they have 150 real authorities between them. */
export function places(): readonly Place[] {
  const all = PROGRAMME.flatMap(({ region_code }) => ofToday(region_code)).length;
  let toLeaveOut = Math.max(0, all - HOW_MANY);
  return PROGRAMME.map(({ rep_id: repId, region_code, members }) => {
    const held = members.map(({ new_la_code }) => new_la_code);
    const others = ofToday(region_code).filter(({ code }) => !held.includes(code));
    const out = Math.min(toLeaveOut, others.length);
    toLeaveOut -= out;
    const joining = others.slice(out);
    return { repId, lead: held[0] ?? '', areas: [...held, ...joining.map(({ code }) => code)], joining };
  });
}
