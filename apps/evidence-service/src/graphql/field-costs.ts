import { type FieldNode, Kind } from 'graphql';

/** How many there can be of a list's members; where a number in the query decides, `page` names the argument. */
type ListLength = { readonly length: number; readonly page?: { readonly in: string; readonly most: number } };
const LISTS: Readonly<Record<string, ListLength>> = {
  partnerships: { length: 9 },
  members: { length: 8 },
  authorities: { length: 175 },
  codes: { length: 3 },
  regions: { length: 9 },
  measures: { length: 300 },
  pilots: { length: 100 },
  rows: { length: 1_000, page: { in: 'first', most: 4_000 } },
  reasons: { length: 20 },
  quarantineReasons: { length: 50 },
  quarantine: { length: 50, page: { in: 'first', most: 500 } },
  observations: { length: 100, page: { in: 'first', most: 500 } },
  values: { length: 30 },
  configuration: { length: 50, page: { in: 'first', most: 200 } },
  configurationHistory: { length: 100 },
  configurationDifferences: { length: 200 },
  configurationDigests: { length: 200, page: { in: 'first', most: 200 } },
  starts: { length: 20 },
  forward: { length: 500 },
  back: { length: 500 },
};

/**
 * What a field reads of the database besides the values it returns, in values that can be returned in the same time:
 * 250 in a millisecond. Measured on a data set of 44,000 rows and a year of ten producers' days. Members of a list are
 * looked up together, so this is not taken times the list's length.
 */
const READS: Readonly<Record<string, number>> = {
  observations: 1_000,
  /** These two go through the whole answer, and not its page alone. */
  totalCount: 25_000,
  mayChange: 25_000,
  /** Counts the whole ledger after each batch, and remembers it until the next one. */
  asOf: 10_000,
  conservation: 20_000,
  /** A million sequences at most. */
  outcomes: 25_000,
  quarantine: 500,
  /** Of everything in quarantine. */
  quarantineReasons: 5_000,
  configuration: 1_000,
  configurationHistory: 1_000,
  configurationDifferences: 1_000,
  /** Reads the contents of a page and hashes each. */
  configurationDigests: 10_000,
  /** All feedback and all proposals, in their newest versions. */
  refinementChain: 10_000,
  authorities: 1_000,
  authority: 1_000,
  partnerships: 500,
  partnership: 500,
  pilots: 500,
  measures: 250,
  regions: 250,
};

export const readingCostOf = ({ name }: FieldNode): number =>
  Object.hasOwn(READS, name.value) ? (READS[name.value] ?? 0) : 0;

export function lengthOf(field: FieldNode): number {
  const list = Object.hasOwn(LISTS, field.name.value) ? LISTS[field.name.value] : undefined;
  if (!list?.page) return list?.length ?? 1;
  const argument = field.arguments?.find(({ name }) => name.value === list.page?.in)?.value;
  if (!argument) return list.length;
  // Variables are not known here: they may be as large as the field allows.
  return argument.kind === Kind.INT ? Math.min(Number(argument.value), list.page.most) : list.page.most;
}
