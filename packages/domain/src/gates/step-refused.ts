import { DomainError } from '../domain-error.ts';

/** Gates of the programme that bite in configuration (docs/gates.md). */
export const GATES = [
  'G1',
  'G2',
  'G3',
  'G4',
  'G5',
  'G6',
  'G7',
  'G8',
  'G9',
  'G10',
  'G11',
  'G12',
  'G13',
  'G17',
  'G22',
  'G25',
  'G26',
] as const;
export type GateId = (typeof GATES)[number];

/** One reason why a step may not be taken: which gate, which fact is missing, and who can supply it. */
export type Refusal = {
  readonly gate: GateId | null;
  /** For programs: kebab-case, stable. */
  readonly code: string;
  /** The input field at fault, as a path with dots; null when no input is. */
  readonly field: string | null;
  /** The area (GSS code) whose fact is missing; null when it is no one area's. */
  readonly laCode: string | null;
  /** One sentence: the fact that is missing. */
  readonly fact: string;
  /** Who can supply it, in plain words: "the authority's approver". */
  readonly whoCanSupply: string;
};

/** A step was refused, for every reason at once. */
export class StepRefused extends DomainError<'step-refused'> {
  readonly refusals: readonly Refusal[];
  constructor(refusals: readonly Refusal[]) {
    super('step-refused', refusals.map(({ fact, whoCanSupply }) => `${fact} Ask ${whoCanSupply}.`).join(' '));
    this.name = 'StepRefused';
    this.refusals = refusals;
  }
}

/** Throws StepRefused when there is any reason. */
export function refuseIfAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new StepRefused(refusals);
}
