import { authorityByAnyCode } from '@rep/domain';
import { formatDay, formatTime } from '../../http/format.ts';
import { outcomeWords } from '../../plans/plan-words.ts';
import type { PartnershipService } from '../../services/partnership.ts';
import { fileNameOf } from '../file-name.ts';
import {
  type Block,
  bullets,
  definitions,
  heading,
  numbered,
  type PrintedDocument,
  paragraph,
} from '../printed-document.ts';
import { whatHappensNext } from './what-happens-next.ts';

export const readDecisions = (service: PartnershipService, planId: string) =>
  service.call((client) => client.inclusionPlans.decisions.query({ planId }));
/** One decision as it was made. */
export type PlanDecision = Awaited<ReturnType<typeof readDecisions>>[number];

const listed = (
  title: string,
  items: readonly string[],
  list: (items: readonly string[]) => Block,
): readonly Block[] => (items.length === 0 ? [] : [heading(title), list(items)]);

const outcomeOf = ({ step, outcome }: PlanDecision): string =>
  step === 'extend' ? 'Extended' : outcomeWords(outcome);

function decided({ step, outcome, reason, standards, inForce }: PlanDecision): readonly Block[] {
  if (outcome === 'return') {
    return [paragraph('We return the plan to you. It is not in force.')];
  }
  const named = standards ? `${standards.set}, version ${standards.version}` : 'the standards it names';
  const period = inForce ? `from ${formatDay(inForce.from)} until ${formatDay(inForce.to)}` : 'as decided';
  return [
    paragraph(
      `We judged the plan against ${named}. A newer version of the standards does not end this decision.`,
    ),
    paragraph(`${step === 'extend' ? 'It now runs' : 'It is in force'} ${period}.`),
    ...(step === 'extend' && reason ? [paragraph(`Why we extend it: ${reason}`)] : []),
  ];
}

const listsInWords = ({ outcome, opensListGate }: PlanDecision): string => {
  if (outcome === 'return') {
    return 'This decision does not open tailored-list pilots: no new tailored list may begin under the plan. Lists that families have are not touched.';
  }
  return opensListGate
    ? 'Tailored-list pilots of the area may run on this decision.'
    : 'Tailored-list pilots of the area may not run yet. Lists that families have are not touched.';
};

/** The letter of Regions Group to the authority, about one decision and nothing that came after it. */
export function decisionLetter(
  { id, partnership }: { readonly id: string; readonly partnership: string },
  decision: PlanDecision,
): PrintedDocument {
  const { laCode, version, at, synthetic, revision, reasons, outcome } = decision;
  const area = authorityByAnyCode(laCode)?.name ?? laCode;
  const conditions = outcome === 'return' ? [] : decision.conditions;
  return {
    title: `Decision on the inclusion plan of ${area}`,
    reference: `Decision letter of Regions Group, inclusion plan ${id}, version ${version} of ${formatTime(at)}`,
    ...{ at, synthetic, fileName: fileNameOf('decision letter inclusion plan', area, version) },
    blocks: [
      definitions([
        ['From', `DfE’s Regions Group for ${partnership}`],
        ['To', `The authority of ${area} (${laCode}) and its SEND and AP Partnership`],
        ['Date', formatTime(at)],
        ['About', `Inclusion plan ${id}, submission ${revision}`],
      ]),
      heading(outcomeOf(decision)),
      ...decided(decision),
      ...listed('Reasons', reasons, bullets),
      ...listed(
        'Conditions',
        conditions.map(({ text, due }) => `${text}\nDue ${formatDay(due)}.`),
        numbered,
      ),
      heading('Tailored lists'),
      paragraph(listsInWords(decision)),
      heading('What happens next'),
      bullets(whatHappensNext({ ...decision, conditions })),
      paragraph('This decision does not change the statutory duties of anybody or the rights of families.'),
    ],
  };
}
