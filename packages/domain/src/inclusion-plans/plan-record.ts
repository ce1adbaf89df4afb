import type { RecordKind } from '../records/record-kind.ts';
import { type InclusionPlan, inclusionPlanSchema } from './plan.ts';

/** How plans are kept: no account, and nothing said in confidence between reviewers and authority, leaves the service. */
export const INCLUSION_PLAN: RecordKind<InclusionPlan> = {
  kind: 'inclusion-plan',
  schema: inclusionPlanSchema,
  publicPart: ({
    draftedBy: _,
    submittedSections: __,
    judgements,
    questions,
    agreements,
    decision,
    documents,
    ...plan
  }) => ({
    ...plan,
    // The name of a file may hold a person's.
    documents: documents.map(({ mediaType, bytes, sha256 }) => ({ mediaType, bytes, sha256 })),
    agreements: agreements.map(({ body, edition, on }) => ({ body, edition, on })),
    judgements: judgements.map(({ statementId, judgement }) => ({ statementId, judgement })),
    questions: {
      asked: questions.length,
      answered: questions.filter(({ answer }) => answer !== null).length,
    },
    decision: decision && {
      outcome: decision.outcome,
      reasons: decision.reasons,
      conditions: decision.conditions,
      opensListGate: decision.opensListGate,
      role: decision.role,
      at: decision.at,
    },
  }),
};

/** The sections that differ from those last submitted, by id: written, changed or taken out. */
export function changedSections({ sections, submittedSections }: InclusionPlan): readonly string[] {
  const before = new Map((submittedSections ?? []).map((section) => [section.id, JSON.stringify(section)]));
  const after = new Map(sections.map((section) => [section.id, JSON.stringify(section)]));
  return [...new Set([...before.keys(), ...after.keys()])].filter((id) => before.get(id) !== after.get(id));
}
