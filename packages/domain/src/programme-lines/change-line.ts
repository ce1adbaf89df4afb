import { z } from 'zod';
import { refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { differencesOf } from '../records/differences.ts';
import { londonDay } from '../records/london-day.ts';
import { refusal, wrongRole } from '../templates/refusal.ts';
import { lineSchema, linesSchema, slugSchema } from '../templates/text.ts';
import { LINE_STATUSES, type ProgrammeLine } from './programme-line.ts';

/** What DfE policy changes of a line; what is left out stays. */
export const updateProgrammeLineSchema = z.strictObject({
  id: slugSchema,
  owner: lineSchema(200).optional(),
  dueOn: z.iso.date().nullable().optional(),
  status: z.enum(LINE_STATUSES).optional(),
  /** Something more that shows how far it is. */
  evidence: z.strictObject({ what: linesSchema(1000), source: lineSchema(500) }).optional(),
  reason: linesSchema(2000),
});
export type UpdateProgrammeLine = z.infer<typeof updateProgrammeLineSchema>;

const changeOf = (content: ProgrammeLine, step: string, reason: string | null): Change<ProgrammeLine> => ({
  content,
  state: content.status,
  areas: [],
  step,
  reason,
  announces: [],
});

/** DfE policy puts a line into the register. */
export function addProgrammeLine(
  held: ProgrammeLine | null,
  line: ProgrammeLine,
  { by }: Taking,
): Change<ProgrammeLine> {
  refuseIfAny([
    ...wrongRole(by, 'dfe-policy', 'add a programme line'),
    ...(held === null
      ? []
      : [
          refusal({
            code: 'already-registered',
            field: 'id',
            fact: 'Another line has this id.',
            whoCanSupply: 'DfE policy',
          }),
        ]),
  ]);
  return changeOf(line, 'add', null);
}

/** DfE policy says who owns a line now, when it is due, how far it is, and what shows it. The same again has no effect: null. */
export function updateProgrammeLine(
  held: ProgrammeLine,
  { id: _id, reason, evidence, ...set }: UpdateProgrammeLine,
  { by, now }: Taking,
): Change<ProgrammeLine> | null {
  refuseIfAny(wrongRole(by, 'dfe-policy', 'change a programme line'));
  const content = {
    ...held,
    ...(set.owner !== undefined && { owner: set.owner }),
    ...(set.dueOn !== undefined && { dueOn: set.dueOn }),
    ...(set.status !== undefined && { status: set.status }),
    ...(evidence && { evidence: [...held.evidence, { on: londonDay(now), ...evidence }] }),
  };
  return differencesOf(held, content).length === 0 ? null : changeOf(content, 'update', reason);
}
