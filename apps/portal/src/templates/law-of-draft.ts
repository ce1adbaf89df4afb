import { checkTemplate, type LawChange, type Parameter, type Problem, type Template } from '@rep/domain';
import type { FieldProblem } from '../http/field-problems.ts';

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The box that a problem of a parameter is about. */
function boxOf(parameter: Parameter, { value }: Problem): string {
  if ('range' in parameter && same(value, parameter.range)) return 'max';
  if ('codes' in parameter && same(value, parameter.codes)) return 'codes';
  if (same(value, parameter.default)) return 'default';
  return 'codes' in parameter && parameter.effect.kind === 'inclusion-criteria' ? 'codes' : 'label';
}

/** The template with a parameter in the place of the one of its name, or after all others. */
export const withParameter = (template: Template, parameter: Parameter): Template => {
  const there = template.parameters.some(({ name }) => name === parameter.name);
  const replaced = template.parameters.map((each) => (each.name === parameter.name ? parameter : each));
  return { ...template, parameters: there ? replaced : [...template.parameters, parameter] };
};

/** What the rules and the law say against a parameter, while it is being written and not only at publishing. */
export const lawfulProblems = (
  template: Template,
  parameter: Parameter,
  lawChanges: readonly LawChange[],
): readonly FieldProblem[] =>
  checkTemplate(withParameter(template, parameter), lawChanges)
    .filter((problem) => problem.parameter === parameter.name)
    .map((problem) => ({
      field: boxOf(parameter, problem),
      text: `${problem.gate ? `Gate ${problem.gate}: ` : ''}${problem.reason} Allowed: ${problem.limit}.`,
    }));
