import { findIndicator } from './indicators.ts';
import type { Pilot } from './pilot.ts';

export const REGISTRIES = ['osf', 'isrctn', 'evaluation-registry'] as const;
export type Registry = (typeof REGISTRIES)[number];
/** A field of a public registry by its own name, and what the protocol says there; null where it says nothing. */
export type RegistryField = { readonly field: string; readonly value: string | null };

/** What the protocol says, in the words that the registries share. */
type Said = Readonly<
  Record<
    | 'title'
    | 'question'
    | 'design'
    | 'outcome'
    | 'guardrails'
    | 'sample'
    | 'effect'
    | 'data'
    | 'window'
    | 'ethics'
    | 'theory'
    | 'randomisation'
    | 'areas'
    | 'hash',
    string | null
  >
>;

/** The names of the fields, in the registry's order: OSF Preregistration, ISRCTN and the Evaluation Registry of UK Government. */
const FIELDS: Readonly<Record<Registry, readonly (readonly [string, keyof Said])[]>> = {
  osf: [
    ['Title', 'title'],
    ['Description', 'theory'],
    ['Hypotheses', 'question'],
    ['Study type', 'design'],
    ['Study design', 'areas'],
    ['Randomization', 'randomisation'],
    ['Data collection procedures', 'data'],
    ['Sample size', 'sample'],
    ['Sample size rationale', 'effect'],
    ['Stopping rule', 'guardrails'],
    ['Measured variables', 'outcome'],
    ['Other', 'hash'],
  ],
  isrctn: [
    ['Public title', 'title'],
    ['Study hypothesis', 'question'],
    ['Ethics approval(s)', 'ethics'],
    ['Study design', 'design'],
    ['Intervention', 'theory'],
    ['Primary outcome measure', 'outcome'],
    ['Secondary outcome measures', 'guardrails'],
    ['Target number of participants', 'sample'],
    ['Recruitment start date / end date', 'window'],
    ['Countries of recruitment', 'areas'],
    ['Protocol serial number', 'hash'],
  ],
  'evaluation-registry': [
    ['Evaluation title', 'title'],
    ['Evaluation questions', 'question'],
    ['Theory of change', 'theory'],
    ['Evaluation design', 'design'],
    ['Primary outcome', 'outcome'],
    ['Other outcomes', 'guardrails'],
    ['Sample size', 'sample'],
    ['Minimum detectable effect', 'effect'],
    ['Data sources', 'data'],
    ['Evaluation start and end date', 'window'],
    ['Ethical considerations', 'ethics'],
    ['Geographic areas', 'areas'],
    ['Protocol', 'hash'],
  ],
};

const nameOf = (ref: { id: string; version: number }): string =>
  `${findIndicator(ref)?.name ?? ref.id} (version ${ref.version})`;

function said({ title, plan, protocol }: Pilot): Said {
  const { design, outcomeWindow: window, primaryIndicator: primary, sample, smallestEffect: effect } = plan;
  return {
    title,
    question: plan.question ?? null,
    theory: plan.theoryOfChange ?? null,
    design: design
      ? design.allocation
        ? `Randomised: ${design.allocation.method}`
        : 'Not randomised'
      : null,
    randomisation: design?.allocation
      ? `${design.allocation.method}, seed ${design.allocation.seed}`
      : 'None',
    areas: design
      ? `Areas ${design.areas.join(', ')}; comparison ${design.comparisonAreas.join(', ') || 'none'}`
      : null,
    outcome: primary ? `${nameOf(primary)}, ${primary.better} is better` : null,
    guardrails:
      plan.guardrails
        ?.map(
          (each) => `${nameOf(each)}${each.stop ? `, stop ${each.stop.when} ${each.stop.threshold}` : ''}`,
        )
        .join('; ') ?? null,
    sample: sample ? `${sample.size} ${sample.unit}` : null,
    effect: effect ? `${effect.value} ${effect.unit}` : null,
    data: plan.dataNeeded?.join('; ') ?? null,
    window: window ? `${window.from} to ${window.to}` : null,
    ethics: plan.ethicsReference ?? null,
    hash: protocol ? `SHA-256 ${protocol.sha256}, frozen ${protocol.at}` : null,
  };
}

/** A pilot's protocol under the field names of a public registry. */
export function exportProtocol(pilot: Pilot, registry: Registry): readonly RegistryField[] {
  const words = said(pilot);
  return FIELDS[registry].map(([field, key]) => ({ field, value: words[key] }));
}
