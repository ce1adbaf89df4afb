import { type Asking, effectiveValues, lawAllows } from './effective-values.ts';
import type { LawChange } from './law-change.ts';
import type { Parameter } from './parameter.ts';
import type { Problem, Template } from './template.ts';
import { valueProblem } from './values.ts';
import type { Choices, Settings } from './variant.ts';

/** What a check needs to know beside the values: whose areas they are for, the day, and the law as recorded. */
export type VariantFacts = {
  /** GSS codes of the partnership's members. */
  readonly members: readonly string[];
  readonly on: string;
  readonly lawChanges: readonly LawChange[];
};
type Level = { readonly laCode: string | null; readonly facts: VariantFacts };

const MAY: Readonly<Record<Parameter['whoMayVary'], string>> = {
  partnership: 'the partnership as a whole',
  authority: 'the partnership, and each authority for its own area',
  nobody: 'nobody',
};

function lawProblem(parameter: Parameter, value: unknown, { laCode, facts }: Level) {
  if (parameter.effect.kind !== 'required-of-families' || value !== true) return undefined;
  const areas = laCode === null ? facts.members : [laCode];
  const missing = areas.filter((area) => !lawAllows(parameter, { ...facts, laCode: area }));
  if (areas.length > 0 && missing.length === 0) return undefined;
  return {
    gate: 'G6' as const,
    limit: 'no, unless a change of the law is in force in the area',
    reason:
      'Leave it at no: taking part in mediation is voluntary for families, and no change of the law is in force.',
  };
}

function choiceProblem(template: Template, name: string, value: unknown, level: Level) {
  const parameter = template.parameters.find((p) => p.name === name);
  if (!parameter) {
    return {
      limit: 'a parameter of the template',
      reason: `Take "${name}" out: the template has no such parameter.`,
    };
  }
  const allowed =
    parameter.whoMayVary === 'authority' || (parameter.whoMayVary === 'partnership' && level.laCode === null);
  if (!allowed) {
    return {
      limit: MAY[parameter.whoMayVary],
      reason: `Take "${parameter.label}" out: it may be varied by ${MAY[parameter.whoMayVary]}.`,
    };
  }
  return valueProblem(parameter, value) ?? lawProblem(parameter, value, level);
}

function choicesProblems(template: Template, choices: Choices, level: Level): readonly Problem[] {
  return Object.entries(choices).flatMap(([parameter, { value }]) => {
    const problem = choiceProblem(template, parameter, value, level);
    return problem ? [{ gate: null, parameter, laCode: level.laCode, value, ...problem }] : [];
  });
}

function orderingProblems(template: Template, settings: Settings, asking: Asking): readonly Problem[] {
  const values = effectiveValues(template, settings, asking);
  return template.orderings.flatMap(({ lesser, greater }) => {
    const [low, high] = [values.get(lesser)?.value, values.get(greater)?.value];
    if (typeof low !== 'number' || typeof high !== 'number' || low <= high) return [];
    const reason = `Set "${lesser}" to no more than "${greater}", which is ${high}.`;
    return [
      { parameter: lesser, laCode: asking.laCode, value: low, limit: `up to ${high}`, reason, gate: null },
    ];
  });
}

/** Everything that is wrong with a variant's values under a template, all at once. Empty when nothing is. */
export function checkVariant(
  template: Template,
  settings: Settings,
  facts: VariantFacts,
): readonly Problem[] {
  const areas = Object.entries(settings.authorityValues);
  const strangers = areas.filter(([laCode]) => !facts.members.includes(laCode));
  const levels = [null, ...areas.map(([laCode]) => laCode)];
  return [
    ...choicesProblems(template, settings.values, { laCode: null, facts }),
    ...strangers.map(([laCode]) => ({
      parameter: 'authorityValues',
      laCode,
      value: laCode,
      limit: facts.members.join(', '),
      reason: `Take ${laCode} out: it is no member of the partnership.`,
      gate: null,
    })),
    ...areas.flatMap(([laCode, choices]) => choicesProblems(template, choices, { laCode, facts })),
    ...levels.flatMap((laCode) => orderingProblems(template, settings, { ...facts, laCode })),
  ];
}
