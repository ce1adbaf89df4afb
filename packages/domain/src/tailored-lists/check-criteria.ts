import { type Criterion, criterionSchema, isCriterionKind } from './criteria.ts';

/** What is wrong with one criterion of a list, by its place in what was given. */
export type CriterionProblem = {
  readonly index: number;
  readonly field: string | null;
  readonly gate: 'G2' | null;
  readonly value: unknown;
  readonly reason: string;
};
export type CheckedCriteria = {
  readonly criteria: readonly Criterion[];
  readonly problems: readonly CriterionProblem[];
};

const NOT_A_CRITERION =
  'Take it out: a list cannot leave settings out by their type, their cost or whose area they lie in, nor rank them.';

const kindOf = (given: unknown): unknown =>
  typeof given === 'object' && given !== null && 'kind' in given ? given.kind : undefined;

function problemsOf(
  given: unknown,
  index: number,
  configured: readonly string[],
): readonly CriterionProblem[] {
  const kind = kindOf(given);
  if (!isCriterionKind(kind))
    return [{ index, field: 'kind', gate: 'G2', value: kind, reason: NOT_A_CRITERION }];
  if (!configured.includes(kind)) {
    const reason = 'Take it out, or have the pilot configured for it: its lists are not drawn up by this.';
    return [{ index, field: 'kind', gate: null, value: kind, reason }];
  }
  const parsed = criterionSchema.safeParse(given);
  if (parsed.success) return [];
  return parsed.error.issues.map(({ path, message }) => ({
    index,
    field: path.join('.') || null,
    gate: null,
    value: given,
    reason: `Correct this part of the criterion: ${message}.`,
  }));
}

/** The criteria of a list as they may be used, or everything that is wrong with them. `configured` are the pilot's kinds. */
export function checkCriteria(given: readonly unknown[], configured: readonly string[]): CheckedCriteria {
  const problems = given.flatMap((criterion, index) => problemsOf(criterion, index, configured));
  const read = given.map((criterion) => criterionSchema.safeParse(criterion));
  return {
    criteria: problems.length > 0 ? [] : read.flatMap(({ data }) => (data ? [data] : [])),
    problems,
  };
}
