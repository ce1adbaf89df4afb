import type { Delegation } from '../delegation/delegation.ts';
import type { ListGate } from '../inclusion-plans/list-gate.ts';
import type { GateId } from './step-refused.ts';

/** What the check of a variant against its template and the law found, by gate: nothing when it is sound. */
export type VariantBreach = {
  readonly gate: GateId | null;
  readonly parameter: string;
  readonly fact: string;
};

/** What the gates of a pilot look at, gathered by the service on the day. What is not there is missing, never assumed. */
export type GateFacts = {
  /** The partnership's members today, and which of them lead. */
  readonly members: readonly { readonly laCode: string; readonly lead: boolean }[];
  /** Each authority's scheme of delegation. */
  readonly schemes: Readonly<Record<string, Delegation | undefined>>;
  readonly strand: {
    readonly id: string;
    /** DfE policy has published a template of it. */
    readonly published: boolean;
    /** Lists run only where the area's own inclusion plan is in force (G1). */
    readonly needsInclusionPlan: boolean;
    readonly mandatoryGuardrails: readonly string[];
    readonly halted: { readonly since: string; readonly reason: string } | null;
  } | null;
  /** The version of the variant that the pilot names; null when there is none. */
  readonly variant: {
    readonly id: string;
    readonly version: number;
    readonly strand: string;
    readonly breaches: readonly VariantBreach[];
    /** Who wrote any of it: a pilot's text is its configuration too. */
    readonly draftedBy: readonly string[];
    /** It makes mediation mandatory for families. */
    readonly mandatoryMediation: boolean;
  } | null;
  /** The areas in which a change of the law that makes mediation mandatory is in force today. */
  readonly mediationMandatoryIn: readonly string[];
  readonly listGates: Readonly<Record<string, ListGate | undefined>>;
};

/** On which day, with which facts, a gate looks. */
export type Look = { readonly today: string; readonly facts: GateFacts };
