import type { NationalBands } from '@rep/domain';
import { grantYear } from './grant-year.ts';
import { type AskHeld, approverOf, drafterOf, type Step } from './step.ts';

/** A national scheme to which an authority can map its own: made up, because none is published. */
export const EXAMPLE_BANDS: NationalBands = {
  ...{ id: 'example-bands', version: 1, title: 'Example: national bands, made up for practice' },
  bands: [
    { code: 'universal', label: 'Example: universal provision' },
    { code: 'targeted', label: 'Example: targeted support' },
    { code: 'specialist', label: 'Example: specialist support' },
  ],
};
const idOf = (laCode: string): string => `example-bands-${laCode.toLowerCase()}`;
const band = (code: string, national: string | null, poundsPerYear: number | null) => ({
  ...{ code, label: `Example band ${code}`, national, poundsPerYear, rule: 'Example: made up for practice.' },
});

/** An authority's own scheme, mapped to the national one where it has a counterpart. */
export const bandsPublished = (laCode: string): Step => ({
  ...{ of: idOf(laCode), by: drafterOf(laCode) },
  take: ({ standards }) =>
    standards.bands.publish.mutate({
      ...{ id: idOf(laCode), laCode, title: 'Example: bands of the area' },
      edition: {
        ...{ validFrom: `${grantYear()}-04-01`, validTo: null },
        bands: [band('A', 'universal', 0), band('B', 'targeted', 4_500), band('C', 'specialist', null)],
        nationalScheme: { id: EXAMPLE_BANDS.id, version: EXAMPLE_BANDS.version },
      },
    }),
});

export const heldBands =
  (laCode: string): AskHeld =>
  async (ask) =>
    new Map(
      (await ask(approverOf(laCode)).standards.bands.list.query()).map(({ id, version }) => [id, version]),
    );
