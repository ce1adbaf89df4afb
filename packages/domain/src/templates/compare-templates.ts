import type { Parameter } from './parameter.ts';
import type { Template } from './template.ts';

/** One thing that differs between two versions of a template. A whole parameter has no `field`. */
export type TemplateDifference = {
  readonly parameter: string;
  readonly change: 'added' | 'removed' | 'changed';
  readonly field: string | null;
  readonly before: unknown;
  readonly after: unknown;
};

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

function fieldsOf(before: Parameter, after: Parameter): readonly TemplateDifference[] {
  const left = new Map<string, unknown>(Object.entries(before));
  const right = new Map<string, unknown>(Object.entries(after));
  return [...new Set([...left.keys(), ...right.keys()])]
    .filter((field) => !same(left.get(field), right.get(field)))
    .map((field) => ({
      parameter: after.name,
      change: 'changed',
      field,
      before: left.get(field) ?? null,
      after: right.get(field) ?? null,
    }));
}

/** What differs between two versions of a template, parameter by parameter and field by field. */
export function compareTemplates(before: Template, after: Template): readonly TemplateDifference[] {
  const left = new Map(before.parameters.map((p) => [p.name, p]));
  const right = new Map(after.parameters.map((p) => [p.name, p]));
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((name): readonly TemplateDifference[] => {
    const [was, is] = [left.get(name), right.get(name)];
    if (was && is) return fieldsOf(was, is);
    const change = is ? 'added' : 'removed';
    return [{ parameter: name, change, field: null, before: was ?? null, after: is ?? null }];
  });
}
