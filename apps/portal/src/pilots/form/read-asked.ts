import type { Pilot, Variant } from '@rep/domain';
import type { Option } from '../../forms/field.ts';
import { comparisonAreasOf } from '../../partnerships/comparison-areas.ts';
import type { PartnershipService, Profile } from '../../services/partnership.ts';
import type { Services } from '../../services/services.ts';
import { readTemplates } from '../../variants/read-variants.ts';
import type { Asked } from './pilot-step.ts';

const optionsOf = ({ id, name, versions }: Variant): Option[] =>
  versions.toReversed().map(({ number, frozenAt }) => ({
    value: `${id}@${number}`,
    text: `${name}, version ${number}`,
    ...(frozenAt === null && { hint: 'It can still be changed. Once a pilot names it, it never changes.' }),
  }));

/** What the questions of this pilot are asked with: its areas, its variants, and what its strand makes mandatory. */
export async function readAsked(
  services: Services,
  service: PartnershipService,
  { pilot, partnership }: { readonly pilot: Pilot; readonly partnership: Profile },
): Promise<Asked> {
  const [variants, templates] = await Promise.all([
    service.call((client) => client.variants.list.query()),
    readTemplates(services.national),
  ]);
  const ofStrand = variants.map(({ content }) => content).filter(({ strand }) => strand === pilot.strand);
  return {
    pilot,
    members: partnership.members.map(({ newLaCode, name }) => ({ value: newLaCode, text: name })),
    others: comparisonAreasOf(partnership).map(({ code, name }) => ({ value: code, text: name })),
    variants: ofStrand.flatMap(optionsOf),
    mandatory: templates.find(({ strand }) => strand === pilot.strand)?.guardrails ?? [],
  };
}
