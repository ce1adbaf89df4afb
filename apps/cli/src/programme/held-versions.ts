import type { Service } from './step.ts';

/** What a partnership's service holds: the version of each record, and whether all of them are examples. */
export type Holding = { readonly versions: ReadonlyMap<string, number>; readonly onlyExamples: boolean };

type Line = { readonly id: string; readonly version: number; readonly synthetic: boolean };

const PAGE = 200;
/** Every page of the list. */
async function pilotsOf({ pilots }: Service): Promise<readonly Line[]> {
  const lines: Line[] = [];
  let page = await pilots.list.query({ limit: PAGE });
  for (;;) {
    lines.push(...page);
    if (page.length < PAGE) return lines;
    page = await pilots.list.query({ limit: PAGE, after: page.at(-1)?.cursor });
  }
}

/** Asked as a drafter of an authority that leads. */
export async function heldVersions(service: Service, areas: readonly string[]): Promise<Holding> {
  const schemes = areas.map((laCode) => service.delegation.show.query({ laCode }));
  const lists: readonly (readonly Line[])[] = await Promise.all([
    pilotsOf(service),
    service.variants.list.query(),
    service.inclusionPlans.list.query(),
    Promise.all(schemes).then((held) => held.filter((scheme) => scheme !== null)),
  ]);
  const lines = lists.flat();
  return {
    versions: new Map(lines.map(({ id, version }) => [id, version])),
    onlyExamples: lines.every(({ synthetic }) => synthetic),
  };
}
