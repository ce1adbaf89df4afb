import type { PilotArm, PrintedArea } from '@rep/contracts';
import { resolveAuthority } from '../areas/resolve-authority.ts';
import { DomainError } from '../domain-error.ts';
import type { Partnership } from '../partnerships/partnership.ts';
import type { PublishedRow } from '../published-rows/published-rows.ts';

export type RowErrorCode = 'row-of-another-region' | 'row-of-another-level' | 'recorded-in-the-future';

const refuse = (code: RowErrorCode, message: string): never => {
  throw new DomainError<RowErrorCode>(code, message);
};

const inWords = (area: PrintedArea): string => {
  if (area.geographic_level === 'National') return 'England';
  return area.geographic_level === 'Regional' ? area.region_name : area.la_name;
};

/**
 * A partnership takes the rows of its region and of the authorities printed under it, the national service (`null`)
 * those of England. By the printed region only: whether codes and name agree is for the evidence service to judge, where
 * a refusal is kept and counted. Throws a coded error.
 */
export function checkRowBelongs(area: PrintedArea, regionCode: string | null): void {
  if (regionCode === null) {
    if (area.geographic_level === 'National') return;
    refuse('row-of-another-level', `Send the row of ${inWords(area)} to the partnership of its region.`);
  } else if (area.geographic_level === 'National') {
    refuse('row-of-another-level', 'Send the rows of England to the national service.');
  } else if (area.region_code !== regionCode) {
    refuse(
      'row-of-another-region',
      `Send the row of ${inWords(area)} to the partnership of its region, ${area.region_code}.`,
    );
  }
}

/** What becomes known cannot be known before it does. Throws a coded error. */
export function checkNotInTheFuture(recordedAt: string, now: string): void {
  if (recordedAt > now) {
    refuse('recorded-in-the-future', 'Give a time of recording that has passed: this one is in the future.');
  }
}

/** Members are pilot areas, other authorities of the region comparison areas; regions and England belong to no arm. */
export function armOf(row: Pick<PublishedRow, 'area' | 'period'>, partnership: Partnership | null): PilotArm {
  const { area, period } = row;
  if (area.geographic_level !== 'Local authority' || partnership === null) return 'baseline';
  const resolved = resolveAuthority(
    { newLaCode: area.new_la_code, oldLaCode: area.old_la_code, laName: area.la_name },
    period,
  );
  const isMember = resolved.ok && partnership.members.some((m) => m.new_la_code === resolved.authority.code);
  return isMember ? 'pilot' : 'comparison';
}
