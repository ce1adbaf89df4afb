import type { Difference } from '@rep/domain';
import { whoInWords } from '../forms/conflict.ts';
import { areaName, placeInWords, valueInWords } from '../forms/words-of-values.ts';

export type ToldVersion = {
  readonly version: number;
  readonly state: string;
  readonly step: string;
  readonly reason: string | null;
  readonly by: { readonly role: string; readonly laCode: string | null };
  readonly at: string;
  readonly differences: readonly {
    readonly path: string;
    readonly before?: unknown;
    readonly after?: unknown;
  }[];
};

/** Places that say who somebody is: an account stays in the service. */
const OF_PEOPLE =
  /(^|\.)(draftedBy|by|signedBy|recordedBy|askedBy|decidedBy|reviewer|appointedBy|account)(\.|$)/;
const spaced = (step: string): string => step.replaceAll('-', ' ');

const withoutPeople = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPeople);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([name]) => !OF_PEOPLE.test(name));
  return Object.fromEntries(kept.map(([name, held]) => [name, withoutPeople(held)]));
};

const differenceInWords = ({
  path,
  before,
  after,
}: Pick<Difference, 'path'> & { before?: unknown; after?: unknown }) => ({
  place: placeInWords(path),
  before: valueInWords(withoutPeople(before)),
  after: valueInWords(withoutPeople(after)),
});

/** Every version, the newest first: who by role and authority, which step, why, and what it changed. */
export const historyView = (versions: readonly ToldVersion[]) =>
  versions.toReversed().map(({ version, step, reason, by, at, differences }) => ({
    ...{ version, reason, at, step: spaced(step) },
    who: whoInWords(by.role),
    authority: by.laCode === null ? null : areaName(by.laCode),
    differences: differences.filter(({ path }) => !OF_PEOPLE.test(path)).map(differenceInWords),
  }));
