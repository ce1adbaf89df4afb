import { authorityByAnyCode } from '@rep/domain';
import type { By } from './step.ts';

const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** The account of somebody, as the launcher names the two people of every authority: `camden-drafter`. */
export function accountOf(by: By): string {
  if ('account' in by) return by.account;
  const authority = authorityByAnyCode(by.laCode);
  if (authority) return `${slugOf(authority.name)}-${by.does}`;
  throw new Error(`${by.laCode} is no authority's code`);
}
