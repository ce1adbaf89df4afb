/** One row of docs/gates.md with its guard taken out: what stands in the source, and what stands there without it. */
export type GuardRemoved = {
  readonly gate: string;
  /** From this package. */
  readonly file: string;
  /** The title of the test that docs/gates.md names. */
  readonly test: string;
  readonly what: string;
  readonly guard: string;
  readonly without: string;
};

const CLOSED =
  'is a closed list: nothing limits a request (G2), names a setting (G3), adds a ground (G5) or touches the appeal deadline (G9)';
const EFFECT = {
  file: 'src/templates/effect.ts',
  test: CLOSED,
  guard: "  z.strictObject({ kind: z.literal('note') }),",
};
const CONFIGURATION = 'src/gates/configuration-gates.ts';
const DESIGN = 'src/gates/design-gates.ts';
const LIMITS = 'the statutory limits are those of the regulations';

/** An effect that the law rules out, added to what a parameter can do. */
const effect = (gate: string, kind: string): GuardRemoved => ({
  ...{ ...EFFECT, gate, what: `a parameter may have the effect "${kind}"` },
  without: `${EFFECT.guard}\n  z.strictObject({ kind: z.literal('${kind}') }),`,
});

export const GUARDS_REMOVED: readonly GuardRemoved[] = [
  {
    gate: 'G1',
    file: 'src/gates/area-gates.ts',
    test: 'G1: an area without a plan, or with a plan that does not open the gate, has no lists',
    what: 'the gate asks for no inclusion plan',
    guard: 'if (!facts.strand?.needsInclusionPlan || gate?.open) return [];',
    without: 'if (gate !== null) return [];',
  },
  {
    gate: 'G1',
    file: 'src/inclusion-plans/list-gate.ts',
    test: 'and is closed at every stage before Regions Group’s sign-off',
    what: 'a plan without a sign-off opens the gate',
    guard: "if ((state !== 'in-force' && state !== 'amended') || !decision || !inForce || !standards) {",
    without:
      "if (!decision || !inForce || !standards) return { open: true, code: 'plan-in-force', reason: '', planId: plan.id, standards, until: null };\n  if (day === '') {",
  },
  {
    gate: 'G1',
    file: 'src/strands/strand-facts.ts',
    test: 'a strand that made lists in any version up to the pilot’s needs the plan, whatever a later version says',
    what: 'only the newest version of a template says whether lists are made',
    guard: 'needsInclusionPlan: templates.some(makesLists),',
    without: 'needsInclusionPlan: templates.slice(-1).some(makesLists),',
  },
  {
    gate: 'G1',
    file: 'src/inclusion-plans/list-gate.ts',
    test: 'of two plans side by side the one put in force last speaks, whatever the older one opens',
    what: 'any plan of the area that opens the gate speaks for it',
    guard: 'if (latest && signedOff(latest)) return listGateOf(latest, day);',
    without:
      'const opens = plans.map((plan) => listGateOf(plan, day)).find(({ open }) => open);\n  if (opens) return opens;\n  if (latest && signedOff(latest)) return listGateOf(latest, day);',
  },
  {
    gate: 'G1',
    file: 'src/inclusion-plans/plan-machine.ts',
    test: 'is the only one to sign off: no authority, lead or DfE policy',
    what: 'authorities and DfE policy sign off beside Regions Group',
    guard: "const REGIONS_GROUP: readonly Taker[] = ['regions-group'];",
    without:
      "const REGIONS_GROUP: readonly Taker[] = ['regions-group', 'lead-authority', 'member-authority', 'dfe-policy'];",
  },
  {
    gate: 'G1',
    file: 'src/pilots/run-area.ts',
    test: 'the check at use does not wait for it',
    what: 'the check at use asks the state alone, not the gate',
    guard: '...closedGates(pilot, area, look).map(({ gate, fact, whoCanSupply }) => ({',
    without: '...closedGates(pilot, area, look).slice(0, 0).map(({ gate, fact, whoCanSupply }) => ({',
  },
  effect('G2', 'limit-on-requests'),
  {
    gate: 'G2',
    file: 'src/tailored-lists/required-wording.ts',
    test: 'every list says what the law gives, whatever the pilot chose',
    what: 'the letter of a list holds what the pilot chose alone',
    guard: 'return [...requiredWording(holder, days), ...chosen];',
    without: 'return chosen;',
  },
  effect('G3', 'setting-named-in-draft'),
  {
    gate: 'G4',
    file: 'src/templates/effective-values.ts',
    test: 'whatever values came to be held, a clock never runs slower than the statute (G10)',
    what: 'the value that is held counts, whatever the statute says',
    guard: "return bound === 'at-most' ? Math.min(limit, ...set) : Math.max(limit, ...set);",
    without: 'return set[0] ?? limit;',
  },
  effect('G5', 'ground-of-refusal'),
  {
    gate: 'G6',
    file: CONFIGURATION,
    test: 'G6: mediation is mandatory only where a change of the law says so, area by area',
    what: 'a variant makes mediation mandatory in any area',
    guard: '.filter((laCode) => !mediationMandatoryIn.includes(laCode))',
    without: '.filter((laCode) => laCode === mediationMandatoryIn[-1])',
  },
  {
    gate: 'G6',
    file: 'src/templates/record-law-change.ts',
    test: 'it has no effect before a second person of DfE policy confirmed it',
    what: 'whoever recorded a change of the law confirms it',
    guard: 'const own = by.account === held.recordedBy;',
    without: 'const own = false;',
  },
  {
    gate: 'G7',
    file: 'src/mediation/approach.ts',
    test: 'all that stands in the way of an approach is told at once',
    what: 'somebody who cannot decide attends',
    guard: '.filter(([, { mayDecide }]) => !mayDecide);',
    without: '.slice(0, 0);',
  },
  {
    gate: 'G8',
    file: 'src/templates/statutory-limits.ts',
    test: LIMITS,
    what: 'mediation may be arranged in 60 days, not 30',
    guard: "...at('at-most', 30, 'calendar-days'),",
    without: "...at('at-most', 60, 'calendar-days'),",
  },
  effect('G9', 'appeal-deadline'),
  {
    gate: 'G10',
    file: 'src/templates/check-template.ts',
    test: 'a template can only be as fast as the statute or faster, and give a family as long or longer',
    what: 'a range of a statutory clock is not looked at',
    guard: "return reason ? { gate: 'G10', value: parameter.range, limit: citation, reason } : undefined;",
    without: 'return undefined;',
  },
  {
    gate: 'G11',
    file: CONFIGURATION,
    test: '%s: what the check of the variant finds against the law keeps the pilot from being put to anybody',
    what: 'what the check of the variant found is not asked',
    guard: '.filter((breach) => breach.gate === gate)',
    without: '.slice(0, 0)',
  },
  {
    gate: 'G12',
    file: 'src/pilots/pilot-guards.ts',
    test: 'who wrote the configuration that a pilot names approves the pilot for nobody (G12)',
    what: 'who wrote the variant does not count as an author of the pilot',
    guard: '  ...(facts.variant?.draftedBy ?? []),',
    without: '  ...(facts.variant ? [] : []),',
  },
  {
    gate: 'G12',
    file: 'src/pilots/answer-area.ts',
    test: 'is each authority’s own: nobody answers for another, nor for what they drafted',
    what: 'anybody agrees for any area',
    guard: "const state = areaStep({ pilot, area }, 'agree', taking);",
    without: "const state = 'agreed' as const;",
  },
  {
    gate: 'G12',
    file: 'src/templates/change-variant.ts',
    test: 'a version that an event named never changes: a change starts the next one',
    what: 'a change is written into the version that an event named',
    guard: 'if (newest.frozenAt === null) return withNewest(held, next);',
    without: 'return withNewest(held, next);',
  },
  {
    gate: 'G13',
    file: DESIGN,
    test: 'G13: a lead of today drafts, for members of today',
    what: 'an authority that leads no more drafts',
    guard: 'members.some(({ laCode, lead }) => lead && laCode === leadLaCode),',
    without: 'members.some(({ laCode }) => laCode === leadLaCode),',
  },
  {
    gate: 'G17',
    file: DESIGN,
    test: 'success is never %s',
    what: 'a number of plans is success',
    guard: "if (indicator.subject === 'plan-volume') {",
    without: "if (indicator.id === '') {",
  },
  {
    gate: 'G17',
    file: DESIGN,
    test: 'at least one guardrail is mandatory, and none that the strand demands is left out',
    what: 'a pilot runs without a mandatory guardrail',
    guard: '...(guardrails.some(({ mandatory }) => mandatory)',
    without: '...(guardrails.every(({ id }) => id)',
  },
  {
    gate: 'G22',
    file: DESIGN,
    test: 'G22: Gateshead has two codes, and the one that ended in 2013 is refused',
    what: 'a code that has ended counts as one of today',
    guard: 'authorityByAnyCode(code)?.code !== code || authorityByAnyCode(code)?.until !== null',
    without: '!authorityByAnyCode(code)',
  },
  {
    gate: 'G25',
    file: DESIGN,
    test: 'G25: a mandatory guardrail without a stop rule guards nothing',
    what: 'a mandatory guardrail needs no stop rule',
    guard: '.filter(({ mandatory, stop }) => mandatory && stop === null)',
    without: '.slice(0, 0)',
  },
  {
    gate: 'G25',
    file: 'src/pilots/run-area.ts',
    test: 'beyond its stop rule an area is paused, which DfE lifts and the authority does not',
    what: 'a breach is told and pauses nothing',
    guard: "action === 'pause' && (area.state",
    without: "action === 'notify' && (area.state",
  },
  {
    gate: 'G26',
    file: DESIGN,
    test: 'G26: the public is told that no duty and no right changes, whatever the line breaks',
    what: 'the public is told whatever the pilot likes',
    guard: "unless(plain(plan.publicText ?? '').includes(plain(PUBLIC_STATEMENT)),",
    without: "unless(plain(plan.publicText ?? PUBLIC_STATEMENT) !== '',",
  },
  {
    gate: 'all',
    file: 'src/gates/gate-decision.ts',
    test: '%s is waived by nobody',
    what: 'DfE policy waives G1',
    guard: "  G22: ['dfe-policy'],",
    without: "  G1: ['dfe-policy'],\n  G22: ['dfe-policy'],",
  },
  {
    gate: 'every',
    file: 'src/pilots/area-machine.ts',
    test: 'whatever anybody calls in whatever order, no area runs past a gate and no area moves another',
    what: 'an area goes live whatever its gates say',
    guard: 'guards: [asAreaApprover, isRunning, areaGatesOpen],',
    without: 'guards: [asAreaApprover, isRunning],',
  },
];
