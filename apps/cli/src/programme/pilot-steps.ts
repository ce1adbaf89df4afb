import type { RepId } from '@rep/contracts';
import { AREA_DOCUMENTS, type Choices, type PilotPlanDraft } from '@rep/domain';
import { digestOfExample, fixedId } from './fixed-id.ts';
import { accountOf } from './people.ts';
import { approverOf, type By, drafterOf, type Service, type Step } from './step.ts';

/** A made-up pilot: what it is, and how its variant differs from the template. */
export type PilotExample = {
  readonly repId: RepId;
  /** What its ids are made of: unlike any other's in the partnership. */
  readonly name: string;
  readonly title: string;
  readonly strand: string;
  readonly lead: string;
  readonly areas: readonly string[];
  readonly plan: PilotPlanDraft;
  readonly variant: { readonly name: string; readonly values: Choices };
};

const DFE_POLICY: By = { account: 'dfe-policy' };
/** The id of the pilot, the same at every load. */
export const pilotIdOf = ({ repId, name }: PilotExample): string => fixedId(`${repId}/${name}`);
const variantIdOf = ({ repId, name }: PilotExample): string => fixedId(`${repId}/${name}/variant`);

type Pilots = Service['pilots'];
/** One step of the pilot. */
const stepOf = (
  pilot: PilotExample,
  by: By,
  take: (pilots: Pilots, pilotId: string) => Promise<unknown>,
): Step => {
  const of = pilotIdOf(pilot);
  return { of, by, take: ({ pilots }) => take(pilots, of) };
};

const planOf = (pilot: PilotExample, version: number): PilotPlanDraft => ({
  design: { areas: [...pilot.areas], comparisonAreas: [], phaseIn: [], allocation: null },
  variant: { id: variantIdOf(pilot), version },
  ...pilot.plan,
});

/** The variant and the pilot's first draft, whose event names the variant and so freezes it. */
export function drafted(pilot: PilotExample): readonly Step[] {
  const { title, strand, lead } = pilot;
  const [id, variantId, by] = [pilotIdOf(pilot), variantIdOf(pilot), drafterOf(lead)];
  return [
    {
      ...{ of: variantId, by },
      take: ({ variants }) =>
        variants.draft.mutate({ id: variantId, strand, ...pilot.variant, synthetic: true }),
    },
    {
      ...{ of: id, freezes: variantId, by },
      take: ({ pilots }) =>
        pilots.draft.mutate({ id, title, strand, plan: planOf(pilot, 1), synthetic: true }),
    },
  ];
}

/** The next cycle of a pilot that runs, with other values: its variant's second version. */
export function nextCycle(pilot: PilotExample, next: PilotExample): readonly Step[] {
  const { title, strand, lead, variant } = next;
  const [id, variantId, by] = [pilotIdOf(next), variantIdOf(pilot), drafterOf(lead)];
  const plan = { ...planOf(next, 2), variant: { id: variantId, version: 2 } };
  return [
    {
      ...{ of: variantId, by },
      take: ({ variants }) => variants.change.mutate({ variantId, values: variant.values }),
    },
    {
      ...{ of: id, freezes: variantId, by },
      take: ({ pilots }) =>
        pilots.draft.mutate({ id, title, strand, plan, refines: pilotIdOf(pilot), synthetic: true }),
    },
  ];
}

/** The lead's drafter changes a part of the plan before the areas are asked. */
export const edited = (pilot: PilotExample, plan: PilotPlanDraft): Step =>
  stepOf(pilot, drafterOf(pilot.lead), (pilots, pilotId) => pilots.edit.mutate({ pilotId, plan }));

export const consulted = (pilot: PilotExample): Step =>
  stepOf(pilot, drafterOf(pilot.lead), (pilots, pilotId) => pilots.consult.mutate({ pilotId }));

export const agreedBy = (pilot: PilotExample, areas: readonly string[]): readonly Step[] =>
  areas.map((laCode) =>
    stepOf(pilot, approverOf(laCode), (pilots, pilotId) => pilots.agree.mutate({ pilotId, laCode })),
  );

export const declinedBy = (pilot: PilotExample, laCode: string, reason: string): Step =>
  stepOf(pilot, approverOf(laCode), (pilots, pilotId) => pilots.decline.mutate({ pilotId, laCode, reason }));

export const submitted = (pilot: PilotExample): Step =>
  stepOf(pilot, approverOf(pilot.lead), (pilots, pilotId) => pilots.submit.mutate({ pilotId }));

export const returned = (pilot: PilotExample, reason: string): Step =>
  stepOf(pilot, DFE_POLICY, (pilots, pilotId) => pilots.return.mutate({ pilotId, reason }));

export const approved = (pilot: PilotExample): Step =>
  stepOf(pilot, DFE_POLICY, (pilots, pilotId) => pilots.approve.mutate({ pilotId }));

const registered = (pilot: PilotExample): Step =>
  stepOf(pilot, approverOf(pilot.lead), (pilots, pilotId) =>
    pilots.register.mutate({ pilotId, registryUrl: null }),
  );

/** From the areas' agreement to the frozen protocol. */
export const upToRegistered = (
  pilot: PilotExample,
  areas: readonly string[] = pilot.areas,
): readonly Step[] => [
  consulted(pilot),
  ...agreedBy(pilot, areas),
  submitted(pilot),
  approved(pilot),
  registered(pilot),
];

/** An area's three documents, signed by its decision-maker. */
export const signedFor = (pilot: PilotExample, laCode: string): readonly Step[] =>
  AREA_DOCUMENTS.map((kind) =>
    stepOf(pilot, approverOf(laCode), (pilots, pilotId) => {
      const sha256 = digestOfExample(`${pilotId}/${laCode}/${kind}`);
      const draftedBy = accountOf(drafterOf(laCode));
      return pilots.signDocument.mutate({ pilotId, laCode, kind, sha256, draftedBy });
    }),
  );

export const liveIn = (pilot: PilotExample, areas: readonly string[]): readonly Step[] =>
  areas.flatMap((laCode) => [
    ...signedFor(pilot, laCode),
    stepOf(pilot, approverOf(laCode), (pilots, pilotId) => pilots.goLive.mutate({ pilotId, laCode })),
  ]);

/** A guardrail was measured beyond its stop rule: where the rule says so, the area is paused. */
export const breached = (
  pilot: PilotExample,
  laCode: string,
  [guardrailId, value]: readonly [string, number],
): Step =>
  stepOf(pilot, drafterOf(laCode), (pilots, pilotId) =>
    pilots.reportBreach.mutate({ pilotId, laCode, guardrailId, value }),
  );

export const withdrawn = (pilot: PilotExample, reason: string): Step =>
  stepOf(pilot, approverOf(pilot.lead), (pilots, pilotId) => pilots.withdraw.mutate({ pilotId, reason }));

/** The next cycle, registered, takes over. */
export const refinedBy = (pilot: PilotExample, next: PilotExample): Step =>
  stepOf(pilot, approverOf(pilot.lead), (pilots, pilotId) =>
    pilots.refine.mutate({ pilotId, next: pilotIdOf(next) }),
  );

type Exit = Omit<Parameters<Pilots['recordExit']['mutate']>[0], 'pilotId'>;
export const ended = (pilot: PilotExample, exit: Exit, reason: string): readonly Step[] => [
  stepOf(pilot, drafterOf(pilot.lead), (pilots, pilotId) => pilots.recordExit.mutate({ pilotId, ...exit })),
  stepOf(pilot, approverOf(pilot.lead), (pilots, pilotId) => pilots.end.mutate({ pilotId, reason })),
];
