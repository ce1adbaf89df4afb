import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import { accountSchema, daySchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { isWithin, londonDay } from '../records/london-day.ts';
import { APPOINTED_TO, appoints, type Delegation } from './delegation.ts';
import { actsFor } from './may.ts';

export const appointSchema = z.strictObject({
  laCode: newLaCodeSchema,
  account: accountSchema,
  function: z.enum(APPOINTED_TO),
  from: daySchema,
  to: daySchema.nullable(),
});
export type Appoint = z.infer<typeof appointSchema>;

export const endAppointmentSchema = z.strictObject({
  account: accountSchema,
  function: z.enum(APPOINTED_TO),
  /** The first day on which it no longer holds. */
  to: daySchema,
});
export type EndAppointment = z.infer<typeof endAppointmentSchema>;

export const refusal = (laCode: string, rest: Omit<Refusal, 'gate' | 'laCode'>): Refusal => ({
  gate: null,
  laCode,
  ...rest,
});

export const changed = (content: Delegation, step: string): Change<Delegation> => ({
  content,
  state: 'kept',
  areas: [content.laCode],
  step,
  reason: null,
  announces: [],
});

/** An approver keeps the scheme. While nobody approves (a new authority, or all have ended) its people name the first. */
export function keepsScheme(scheme: Delegation, { by, now }: Taking): readonly Refusal[] {
  const today = londonDay(now);
  const vacant = !scheme.appointments.some((each) => each.function === 'approver' && isWithin(today, each));
  if (vacant || appoints(scheme, by.account, today)) return actsFor(by, scheme.laCode);
  return [
    ...actsFor(by, scheme.laCode),
    refusal(scheme.laCode, {
      code: 'not-an-approver',
      field: null,
      fact: "Only an approver changes the authority's scheme of delegation.",
      whoCanSupply: "the authority's approver",
    }),
  ];
}

const overlaps = (a: Pick<Appoint, 'from' | 'to'>, b: Pick<Appoint, 'from' | 'to'>): boolean =>
  (a.to === null || b.from < a.to) && (b.to === null || a.from < b.to);

function datesOf({ from, to, function: appointedTo, laCode }: Appoint): Refusal[] {
  const field = (code: string, fact: string): Refusal =>
    refusal(laCode, { code, field: 'to', fact, whoCanSupply: 'whoever makes the appointment' });
  return [
    ...(to !== null && to <= from
      ? [field('ends-before-it-starts', 'The appointment ends before it starts.')]
      : []),
    ...(appointedTo === 'deputy' && to === null
      ? [field('deputy-without-end', 'A deputy stands in between two dates, and the last is missing.')]
      : []),
  ];
}

/** Appoints a drafter, an approver or a deputy between two dates. */
export function appoint(held: Delegation | null, input: Appoint, taking: Taking): Change<Delegation> {
  const scheme = held ?? { laCode: input.laCode, appointments: [], handOvers: [] };
  const { laCode: _, ...appointment } = input;
  const first = !scheme.appointments.some(
    (each) => each.function === 'approver' && isWithin(londonDay(taking.now), each),
  );
  const standing = scheme.appointments.filter(
    (each) => each.account === input.account && each.function === input.function && overlaps(each, input),
  );
  const refuse = (code: string, field: string, fact: string): Refusal =>
    refusal(scheme.laCode, { code, field, fact, whoCanSupply: "the authority's approver" });
  refuseIfAny([
    ...keepsScheme(scheme, taking),
    ...datesOf(input),
    ...(input.laCode === scheme.laCode
      ? []
      : [refuse('another-authority', 'laCode', 'The scheme is another authority’s.')]),
    ...(standing.length === 0
      ? []
      : [refuse('appointed-already', 'account', 'The account holds this function in these dates.')]),
    ...(first && input.function !== 'approver'
      ? [refuse('no-approver-yet', 'function', 'The authority has no approver, who is appointed first.')]
      : []),
    ...(!first && input.account === taking.by.account && input.function !== 'drafter'
      ? [refuse('appoints-oneself', 'account', 'Nobody appoints themselves to decide.')]
      : []),
  ]);
  const next = { ...appointment, appointedBy: taking.by.account };
  return changed({ ...scheme, appointments: [...scheme.appointments, next] }, 'appoint');
}

/** Ends an appointment on a day. Who held it, and when, stays in the scheme. */
export function endAppointment(
  scheme: Delegation,
  input: EndAppointment,
  taking: Taking,
): Change<Delegation> {
  const found = scheme.appointments.find(
    (each) =>
      each.account === input.account &&
      each.function === input.function &&
      each.from < input.to &&
      (each.to === null || input.to < each.to),
  );
  refuseIfAny([
    ...keepsScheme(scheme, taking),
    ...(found
      ? []
      : [
          refusal(scheme.laCode, {
            code: 'not-appointed',
            field: 'account',
            fact: 'The account does not hold this function on that day.',
            whoCanSupply: "the authority's approver, who sees the scheme",
          }),
        ]),
  ]);
  const appointments = scheme.appointments.map((each) => (each === found ? { ...each, to: input.to } : each));
  return changed({ ...scheme, appointments }, 'end-appointment');
}
