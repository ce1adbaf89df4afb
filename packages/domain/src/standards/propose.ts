import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { londonDay } from '../records/london-day.ts';
import { wrongRole } from '../templates/refusal.ts';
import type { StandardFeedback } from './feedback.ts';
import type { Proposal } from './proposal.ts';
import { changeOf, inState, told } from './proposal-step.ts';
import { type StatementRef, statementKey } from './statement.ts';

type Consultation = NonNullable<Proposal['consultation']>;
type Answer = Consultation['answers'][number];
/** A lead authority or DfE policy proposes a change, and names the feedback and the figures it rests on. */
export function proposeChange(
  input: Pick<Proposal, 'id' | 'statement' | 'proposed' | 'why' | 'restsOn'>,
  { by }: Taking,
  {
    feedback,
    statements,
  }: {
    readonly feedback: readonly Pick<StandardFeedback, 'id'>[];
    readonly statements: readonly StatementRef[];
  },
): Change<Proposal> {
  const missing = input.restsOn.feedback.filter((id) => !feedback.some((f) => f.id === id));
  const known = statements.some((s) => statementKey(s) === statementKey(input.statement));
  const lead = 'a lead authority';
  refuseIfAny([
    ...(by.role === 'dfe-policy' ? [] : wrongRole(by, 'lead-authority', 'propose a change')),
    ...told(!known, 'unknown-statement', `${statementKey(input.statement)} is not in the catalogue.`),
    ...missing.flatMap((id) => told(true, 'unknown-feedback', `There is no feedback ${id}.`, lead)),
    ...told(
      input.restsOn.feedback.length + input.restsOn.evidence.length === 0,
      'rests-on-nothing',
      'The change rests on nothing.',
      lead,
    ),
  ]);
  const open = { consultation: null, decision: null, newVersion: null, moves: [] };
  return changeOf({ ...input, ...open, proposedBy: by.account, state: 'proposed' }, 'proposed', input.why);
}

/** DfE policy asks the groups concerned, from a day to a day. */
export function openConsultation(
  held: Proposal,
  { from, to, asked }: Pick<Consultation, 'from' | 'to' | 'asked'>,
  { by, now }: Taking,
): Change<Proposal> {
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'open a consultation'),
    ...inState(held, 'proposed'),
    ...told(
      from < londonDay(now) || to <= from,
      'no-time-to-answer',
      'The consultation leaves no time to answer.',
    ),
  ]);
  return changeOf(
    { ...held, state: 'consulting', consultation: { from, to, asked, answers: [] } },
    'consultation-opened',
  );
}

/** What a group answered is written down while the consultation is open. */
export function answerConsultation(held: Proposal, answer: Answer, { by, now }: Taking): Change<Proposal> {
  const { consultation } = held;
  const today = londonDay(now);
  const watching = ['evaluator', 'researcher', 'auditor', 'operator'].includes(by.role);
  const open = consultation !== null && consultation.from <= today && today < consultation.to;
  refuseIfAny([
    ...told(watching, 'wrong-role', 'Those who evaluate or watch do not answer.', 'a group that was asked'),
    ...told(held.state !== 'consulting' || !open, 'consultation-closed', 'No consultation is open today.'),
  ]);
  if (consultation === null) return changeOf(held, 'answered');
  return changeOf(
    { ...held, consultation: { ...consultation, answers: [...consultation.answers, answer] } },
    'answered',
  );
}
