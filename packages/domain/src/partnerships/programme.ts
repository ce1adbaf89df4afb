import type { RepId } from '@rep/contracts';
import { authorityByAnyCode } from '../areas/authorities.ts';
import { findRegion } from '../areas/regions.ts';
import type { Partnership, PartnershipMember } from './partnership.ts';

/**
 * The nine partnerships of the Change Programme with their 32 authorities: leads, then other members.
 * Sources: the list of Bradford's local offer (https://bso.bradford.gov.uk/content/special-educational-needs-and-disabilities/send-change-programme/3651),
 * which leaves out Worcestershire; the West Midlands pages have it (https://telfordsend.org.uk/info/1/home/136/send_and_ap_change_programme).
 * East Midlands has three joint leads, South West two (https://www.swindon.gov.uk).
 */
type Row = { repId: RepId; region: string; leads: readonly string[]; others: readonly string[] };
const ROWS: readonly Row[] = [
  {
    repId: 'north-east',
    region: 'E12000001',
    leads: ['E06000001'],
    others: ['E06000047', 'E08000037', 'E06000004'],
  },
  {
    repId: 'north-west',
    region: 'E12000002',
    leads: ['E08000003'],
    others: ['E08000004', 'E08000005', 'E08000009'],
  },
  {
    repId: 'yorkshire-and-the-humber',
    region: 'E12000003',
    leads: ['E08000036'],
    others: ['E08000032', 'E08000033', 'E08000035'],
  },
  { repId: 'east-midlands', region: 'E12000004', leads: ['E06000016', 'E10000018', 'E06000017'], others: [] },
  {
    repId: 'west-midlands',
    region: 'E12000005',
    leads: ['E06000020'],
    others: ['E06000019', 'E06000051', 'E10000034'],
  },
  { repId: 'east-of-england', region: 'E12000006', leads: ['E06000055'], others: ['E06000056', 'E06000032'] },
  {
    repId: 'london',
    region: 'E12000007',
    leads: ['E09000003'],
    others: ['E09000007', 'E09000010', 'E09000019'],
  },
  {
    repId: 'south-east',
    region: 'E12000008',
    leads: ['E06000044'],
    others: ['E06000043', 'E10000011', 'E10000032'],
  },
  { repId: 'south-west', region: 'E12000009', leads: ['E10000013', 'E06000030'], others: [] },
];

/** The 32 authorities were named in September 2023; the day is not published. */
const NAMED_IN = '2023-09-01';

function memberOf(code: string, lead: boolean): PartnershipMember {
  const authority = authorityByAnyCode(code);
  if (!authority?.oldCode) throw new Error(`${code} is in the programme but not in the list of authorities`);
  return { new_la_code: code, old_la_code: authority.oldCode, la_name: authority.name, lead };
}

function partnershipOfRow({ repId, region: code, leads, others }: Row): Partnership {
  const region = findRegion(code);
  if (!region) throw new Error(`${code} is in the programme but not in the list of regions`);
  return {
    rep_id: repId,
    name: `${region.name} Regional Expert Partnership`,
    region_code: region.code,
    region_name: region.name,
    members: [...leads.map((la) => memberOf(la, true)), ...others.map((la) => memberOf(la, false))],
    valid_from: NAMED_IN,
  };
}

/** The programme's partnerships, in the order of their region's code. */
export const PROGRAMME: readonly Partnership[] = ROWS.map(partnershipOfRow);
