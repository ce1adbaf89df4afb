import { textProblem } from '../pilots/check-text.ts';
import type { Parameter, Value } from './parameter.ts';

/** What a value may be, and what to do about one that is not. */
type ValueProblem = { readonly limit: string; readonly reason: string };

type Numeric = Extract<Parameter, { range: { min: number; max: number } }>;
type Coded = Extract<Parameter, { codes: readonly unknown[] }>;

function numberProblem(parameter: Numeric, value: unknown): ValueProblem | undefined {
  const { min, max } = parameter.range;
  const whole = parameter.type !== 'decimal';
  const fits =
    typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value));
  if (fits) return undefined;
  const limit = `${min} to ${max} ${parameter.unit.replace('-', ' ')}`;
  return {
    limit,
    reason: `Give a ${whole ? 'whole ' : ''}number from ${min} to ${max} for "${parameter.label}".`,
  };
}

function codesProblem(parameter: Coded, value: unknown): ValueProblem | undefined {
  const known = parameter.codes.map(({ code }) => code);
  const limit = known.join(', ');
  if (parameter.type === 'code') {
    const fits = typeof value === 'string' && known.includes(value);
    return fits ? undefined : { limit, reason: `Choose one of the codes listed for "${parameter.label}".` };
  }
  const given: readonly unknown[] | null = Array.isArray(value) ? value : null;
  const fits =
    given?.every((code) => typeof code === 'string' && known.includes(code)) &&
    new Set(given).size === given.length &&
    given.length >= parameter.least;
  if (fits) return undefined;
  return {
    limit: `at least ${parameter.least} of: ${limit}`,
    reason: `Choose ${parameter.least} or more of the codes listed for "${parameter.label}", each once.`,
  };
}

function textValueProblem(
  parameter: Extract<Parameter, { type: 'text' }>,
  value: unknown,
): ValueProblem | undefined {
  const limit = `text of up to ${parameter.maxLength} characters`;
  if (typeof value !== 'string' || value.length > parameter.maxLength) {
    return { limit, reason: `Type ${limit} for "${parameter.label}".` };
  }
  const problem = value === '' ? undefined : textProblem(value, 'lines');
  return problem ? { limit, reason: `In "${parameter.label}", ${problem}.` } : undefined;
}

/** Why a value does not fit its parameter; undefined when it does. Takes anything, so that every field is judged at once. */
export function valueProblem(parameter: Parameter, value: unknown): ValueProblem | undefined {
  switch (parameter.type) {
    case 'boolean':
      return typeof value === 'boolean'
        ? undefined
        : { limit: 'yes or no', reason: `Answer yes or no for "${parameter.label}".` };
    case 'text':
      return textValueProblem(parameter, value);
    case 'code':
    case 'codes':
      return codesProblem(parameter, value);
    default:
      return numberProblem(parameter, value);
  }
}

/** Whether two values are the same choice: the order of codes says nothing. */
export function sameValue(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b;
  return a.length === b.length && a.every((code) => b.includes(code));
}
