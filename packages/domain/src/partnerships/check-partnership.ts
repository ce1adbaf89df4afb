import { authorityByAnyCode } from '../areas/authorities.ts';
import { findRegion } from '../areas/regions.ts';
import { DomainError } from '../domain-error.ts';
import {
  MIN_MEMBERS,
  type Partnership,
  type PartnershipMember,
  type RegistryErrorCode,
} from './partnership.ts';

/** Throws the registry's coded error. */
export function refuse(code: RegistryErrorCode, message: string): never {
  throw new DomainError<RegistryErrorCode>(code, message);
}

/** The three parts must belong to one authority of the region: codes alone have been printed beside wrong names. */
function checkMember(member: PartnershipMember, regionCode: string): void {
  const authority = authorityByAnyCode(member.new_la_code);
  const agrees =
    authority?.code === member.new_la_code &&
    authority.oldCode === member.old_la_code &&
    authority.name === member.la_name;
  if (!agrees || authority.until !== null) {
    refuse(
      'unknown-authority',
      `Check the codes and the name of ${member.la_name}: they belong to no authority of today.`,
    );
  }
  if (authority.regionCode !== regionCode) {
    refuse(
      'authority-of-another-region',
      `Choose authorities of the region: ${member.la_name} is in another.`,
    );
  }
}

/** The rules that a partnership keeps whatever happens to it. Throws a coded error. */
export function checkPartnership(partnership: Partnership): void {
  const { members, region_code: regionCode, region_name: regionName } = partnership;
  if (findRegion(regionCode)?.name !== regionName) {
    refuse('unknown-region', `Check the region: ${regionCode} is not ${regionName}.`);
  }
  if (members.length < MIN_MEMBERS) {
    refuse('too-few-members', `Keep at least ${MIN_MEMBERS} authorities in the partnership.`);
  }
  for (const member of members) checkMember(member, regionCode);
  if (new Set(members.map((m) => m.new_la_code)).size < members.length) {
    refuse('member-twice', 'Name every authority once.');
  }
  if (!members.some((m) => m.lead)) refuse('no-lead', 'Name at least one lead authority among the members.');
}
