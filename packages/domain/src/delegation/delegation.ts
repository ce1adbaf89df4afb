import { instantSchema, newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { accountSchema, daySchema } from '../records/bounded.ts';
import { isWithin } from '../records/london-day.ts';
import type { RecordKind } from '../records/record-kind.ts';

export const APPOINTED_TO = ['drafter', 'approver', 'deputy'] as const;

const appointmentSchema = z.strictObject({
  account: accountSchema,
  function: z.enum(APPOINTED_TO),
  from: daySchema,
  /** The first day on which it no longer holds; null while it has no end. */
  to: daySchema.nullable(),
  appointedBy: accountSchema,
});
const handOverSchema = z.strictObject({
  from: accountSchema,
  to: accountSchema,
  at: instantSchema,
  by: accountSchema,
});

/** The dated scheme of delegation of one authority: who drafts for it, who approves, who deputises, and when. */
export const delegationSchema = z.strictObject({
  laCode: newLaCodeSchema,
  appointments: z.array(appointmentSchema).max(500),
  handOvers: z.array(handOverSchema).max(500),
});
export type Delegation = z.infer<typeof delegationSchema>;
export type Appointment = Delegation['appointments'][number];

/** How schemes are kept: what is told to the shared evidence counts people and names none. */
export const DELEGATION: RecordKind<Delegation> = {
  kind: 'delegation',
  schema: delegationSchema,
  publicPart: ({ laCode, appointments, handOvers }) => ({
    laCode,
    appointments: appointments.map(({ function: appointedTo, from, to }) => ({
      function: appointedTo,
      from,
      to,
    })),
    handOvers: handOvers.map(({ at }) => ({ at })),
  }),
};

const holds = (scheme: Delegation | null, functions: readonly string[], on: string) => (account: string) =>
  (scheme?.appointments ?? []).some(
    (each) => each.account === account && functions.includes(each.function) && isWithin(on, each),
  );

/** Whether the account drafts for the authority on that day. */
export const isDrafter = (scheme: Delegation | null, account: string, on: string): boolean =>
  holds(scheme, ['drafter'], on)(account);

/** Whether the account decides for the authority on that day: as its approver, or as a deputy in the deputy's dates. */
export const isApprover = (scheme: Delegation | null, account: string, on: string): boolean =>
  holds(scheme, ['approver', 'deputy'], on)(account);

/** Whether the account is an approver in its own right: only these appoint others. */
export const appoints = (scheme: Delegation | null, account: string, on: string): boolean =>
  holds(scheme, ['approver'], on)(account);

/**
 * Who keeps work that an account took up at an instant: hand-overs since then are followed, one after another. So one
 * hand-over moves all that a person has open, and leaves untouched who drafted what.
 */
export const keeperOf = (scheme: Delegation | null, account: string, since: string): string =>
  (scheme?.handOvers ?? [])
    .filter(({ at }) => at >= since)
    .sort((a, b) => (a.at < b.at ? -1 : 1))
    .reduce((keeper, each) => (each.from === keeper ? each.to : keeper), account);
