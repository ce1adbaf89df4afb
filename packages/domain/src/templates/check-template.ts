import { isCriterionKind } from '../tailored-lists/criteria.ts';
import type { LawChange } from './law-change.ts';
import { type Parameter, TYPES_OF_EFFECT } from './parameter.ts';
import { statutoryLimit, statutoryProblem } from './statutory-limits.ts';
import type { Problem, Template } from './template.ts';
import { valueProblem } from './values.ts';

type Found = Pick<Problem, 'limit' | 'reason'> & Partial<Pick<Problem, 'value' | 'gate'>>;
type Check = (parameter: Parameter, lawChanges: readonly LawChange[]) => Found | undefined;

const typeFits: Check = ({ type, effect }) => {
  const types = TYPES_OF_EFFECT[effect.kind];
  if (types.includes(type)) return undefined;
  return { value: type, limit: types.join(', '), reason: `Give it one of the types of "${effect.kind}".` };
};

const defaultFits: Check = (parameter) => {
  if ('range' in parameter && parameter.range.min > parameter.range.max) {
    return {
      value: parameter.range,
      limit: 'min up to max',
      reason: 'Set the lowest value below the highest.',
    };
  }
  if (
    'codes' in parameter &&
    new Set(parameter.codes.map(({ code }) => code)).size < parameter.codes.length
  ) {
    return { value: parameter.codes, limit: 'each code once', reason: 'List each code once.' };
  }
  const problem = valueProblem(parameter, parameter.default);
  return problem && { ...problem, value: parameter.default };
};

const keepsTheStatute: Check = (parameter) => {
  const { effect } = parameter;
  if (effect.kind !== 'statutory-duty' || !('range' in parameter)) return undefined;
  const { holders, unit, citation } = statutoryLimit(effect.clock);
  if (!holders.includes(effect.on)) {
    return {
      value: effect.on,
      limit: holders.join(', '),
      reason: `Put the duty on whom the law puts it (${citation}).`,
    };
  }
  if (parameter.unit !== unit) {
    return { value: parameter.unit, limit: unit, reason: `Count it as the law does (${citation}).` };
  }
  const { min, max } = parameter.range;
  const reason = statutoryProblem(effect.clock, min, max);
  return reason ? { gate: 'G10', value: parameter.range, limit: citation, reason } : undefined;
};

const criteriaAreKnown: Check = (parameter) => {
  if (parameter.effect.kind !== 'inclusion-criteria' || parameter.type !== 'codes') return undefined;
  const unknown = parameter.codes.map(({ code }) => code).filter((code) => !isCriterionKind(code));
  if (unknown.length === 0) return undefined;
  return {
    gate: 'G2',
    value: unknown,
    limit: 'the kinds of criterion that are known',
    reason: 'Leave it out: a list cannot be drawn up by type of institution, cost or boundary (s.38(3)).',
  };
};

const familiesAreFree: Check = (parameter, lawChanges) => {
  const { effect } = parameter;
  if (effect.kind !== 'required-of-families') return undefined;
  if (parameter.default !== false) {
    return {
      value: parameter.default,
      limit: 'no',
      reason: 'Set the default to no: taking part is voluntary.',
    };
  }
  const law = lawChanges.find(({ id }) => id === effect.lawChange);
  if (law && law.confirmedBy !== null && law.confirmedBy !== law.recordedBy) return undefined;
  return {
    gate: 'G6',
    value: effect.lawChange,
    limit: 'a change of the law that two people of DfE policy recorded',
    reason: 'Record the change of the law first: without one, nothing is mandatory for a family.',
  };
};

const CHECKS = [typeFits, defaultFits, keepsTheStatute, criteriaAreKnown, familiesAreFree];

function orderingProblems({ parameters, orderings }: Template): readonly Problem[] {
  const bad = orderings.filter(({ lesser, greater }) =>
    [lesser, greater].some((name) => !parameters.some((p) => p.name === name && 'range' in p)),
  );
  return bad.map(({ lesser, greater }) => ({
    parameter: lesser,
    laCode: null,
    value: [lesser, greater],
    limit: 'two parameters that are numbers',
    reason: 'Name two number parameters of this template in the ordering.',
    gate: null,
  }));
}

/** Everything that is wrong with a template, all at once: its own sense, and the law's limits (G2 to G11). */
export function checkTemplate(template: Template, lawChanges: readonly LawChange[]): readonly Problem[] {
  const names = template.parameters.map(({ name }) => name);
  const twice = names.filter((name, index) => names.indexOf(name) < index);
  return [
    ...twice.map((parameter) => ({
      parameter,
      laCode: null,
      value: parameter,
      limit: 'each name once',
      reason: 'Give each parameter a name of its own.',
      gate: null,
    })),
    ...orderingProblems(template),
    ...template.parameters.flatMap((parameter) =>
      CHECKS.flatMap((check) => check(parameter, lawChanges) ?? []).map(
        ({ value, limit, reason, gate = null }) => ({
          parameter: parameter.name,
          laCode: null,
          value,
          limit,
          reason,
          gate,
        }),
      ),
    ),
  ];
}
