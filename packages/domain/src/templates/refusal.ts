import type { Person } from '../access/person.ts';
import type { Refusal } from '../gates/step-refused.ts';
import type { Role } from '../roles.ts';
import type { Problem } from './template.ts';

/** A refusal that is about no gate, field or area in particular, unless it says so. */
export const refusal = (
  told: Pick<Refusal, 'code' | 'fact' | 'whoCanSupply'> & Partial<Refusal>,
): Refusal => ({ gate: null, field: null, laCode: null, ...told });

const WORDS: Partial<Record<Role, string>> = {
  'dfe-policy': 'DfE policy',
  'lead-authority': 'a lead authority of the partnership',
  'regions-group': "the region's DfE Regions Group",
  setting: 'the setting',
};

/** Empty when the person acts in the role. */
export const wrongRole = (by: Person, role: Role, step: string): readonly Refusal[] =>
  by.role === role
    ? []
    : [
        refusal({
          code: 'wrong-role',
          fact: `You cannot ${step}.`,
          whoCanSupply: WORDS[role] ?? `somebody with the role ${role}`,
        }),
      ];

/** A problem of a value, told as a refusal of the step that gave it. */
export const refusalOf = (problem: Problem, whoCanSupply: string): Refusal =>
  refusal({
    gate: problem.gate,
    code: 'value-refused',
    field: problem.laCode ? `authorityValues.${problem.laCode}.${problem.parameter}` : problem.parameter,
    laCode: problem.laCode,
    fact: problem.reason,
    whoCanSupply,
  });
