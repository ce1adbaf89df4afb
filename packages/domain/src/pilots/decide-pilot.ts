import { z } from 'zod';
import { gateRefusal, unless } from '../gates/refusal.ts';
import { noteSchema } from '../records/bounded.ts';
import type { Announcement, Change } from '../records/change.ts';
import type { exitSchema, Pilot } from './pilot.ts';
import { type PilotTaking, pilotChange, pilotStep } from './pilot-change.ts';
import { digest, protocolContent } from './protocol.ts';
import { follow } from './settle.ts';

export const pilotReasonSchema = z.strictObject({ reason: noteSchema });
export type PilotReason = z.infer<typeof pilotReasonSchema>;
export const registerPilotSchema = z.strictObject({
  registryUrl: z
    .string()
    .max(500)
    .regex(/^https:\/\/[^\s"<>]+$/, 'not a https address')
    .nullable(),
});
export type RegisterPilot = z.infer<typeof registerPilotSchema>;
export const deviationInputSchema = z.strictObject({ what: noteSchema, reason: noteSchema });
export type DeviationInput = z.infer<typeof deviationInputSchema>;
export type PilotExit = z.infer<typeof exitSchema>;

/** The lead's approver sends the pilot to DfE, every area having answered and at least one agreed. */
export function submitPilot(pilot: Pilot, taking: PilotTaking): Change<Pilot> {
  return pilotChange(pilot, { ...pilot, state: pilotStep(pilot, 'submit', taking) }, taking, {
    step: 'submit',
  });
}

/** DfE policy sends the pilot back with its reason, to be drafted again. */
export function returnPilot(pilot: Pilot, { reason }: PilotReason, taking: PilotTaking): Change<Pilot> {
  const state = pilotStep(pilot, 'return', taking);
  return pilotChange(pilot, { ...pilot, state }, taking, { step: 'return', reason });
}

/** DfE policy approves the pilot as it stands. */
export function approvePilot(pilot: Pilot, taking: PilotTaking): Change<Pilot> {
  const state = pilotStep(pilot, 'approve', taking);
  const approval = { by: taking.by.account, at: taking.now };
  return pilotChange(pilot, { ...pilot, state, approval }, taking, { step: 'approve' });
}

/** Freezes the protocol. From here on nothing in the plan changes: what is done otherwise is a deviation. */
export function registerPilot(
  pilot: Pilot,
  { registryUrl }: RegisterPilot,
  taking: PilotTaking,
): Change<Pilot> {
  const state = pilotStep(pilot, 'register', taking);
  const { by, now } = taking;
  const frozen = digest(protocolContent(pilot));
  const protocol = { version: pilot.cycle, ...frozen, at: now, by: by.account, role: by.role, registryUrl };
  const data = {
    protocol_hash: frozen.sha256,
    version: pilot.cycle,
    registered_by: by.role,
    registered_at: now,
    registry_url: registryUrl,
  };
  const announces: Announcement[] = [{ type: 'pilot.protocol.preregistered.v1', data }];
  return pilotChange(pilot, { ...pilot, state, protocol }, taking, { step: 'register', announces });
}

/** Something is done otherwise than the frozen protocol says, for a reason. */
export function recordDeviation(
  pilot: Pilot,
  { what, reason }: DeviationInput,
  taking: PilotTaking,
): Change<Pilot> {
  const state = pilotStep(pilot, 'deviate', taking);
  const deviations = [...pilot.deviations, { what, reason, at: taking.now, by: taking.by.account }];
  const data = { protocol_hash: pilot.protocol?.sha256 ?? '', what, reason };
  const announces: Announcement[] = [{ type: 'pilot.protocol.deviated.v1', data }];
  return pilotChange(pilot, { ...pilot, state, deviations }, taking, { step: 'deviate', reason, announces });
}

/** The exit plan, the notices, the final return and the learning record. Who wrote them ends no pilot by them. */
export function recordExit(pilot: Pilot, exit: PilotExit, taking: PilotTaking): Change<Pilot> {
  const state = pilotStep(pilot, 'record-exit', taking);
  const draftedBy = [...new Set([...pilot.draftedBy, taking.by.account])];
  return pilotChange(pilot, { ...pilot, state, exit, draftedBy }, taking, { step: 'record-exit' });
}

const over = (pilot: Pilot, state: Pilot['state'], successor: string | null): Pilot => ({
  ...pilot,
  state,
  successor,
  areas: pilot.areas.map((area) => follow(area, 'end')),
});

/** Ends the pilot with all its areas. Its data stay. */
export function endPilot(pilot: Pilot, { reason }: PilotReason, taking: PilotTaking): Change<Pilot> {
  return pilotChange(pilot, over(pilot, pilotStep(pilot, 'end', taking), null), taking, {
    step: 'end',
    reason,
  });
}

/** Withdraws a pilot that has never run. */
export function withdrawPilot(pilot: Pilot, { reason }: PilotReason, taking: PilotTaking): Change<Pilot> {
  return pilotChange(pilot, over(pilot, pilotStep(pilot, 'withdraw', taking), null), taking, {
    step: 'withdraw',
    reason,
  });
}

/** The next cycle, registered with its own protocol, takes over from one that runs. */
export function refinePilot(pilot: Pilot, next: Pilot, taking: PilotTaking): Change<Pilot> {
  const fits = next.refines === pilot.id && next.cycle === pilot.cycle + 1 && next.state === 'registered';
  const problems = unless(fits, null, {
    code: 'next-cycle-not-registered',
    fact: 'No next cycle of this pilot is registered.',
    whoCanSupply: 'the lead authority and DfE policy',
  });
  const state = pilotStep(pilot, 'refine', taking, problems);
  return pilotChange(pilot, over(pilot, state, next.id), taking, { step: 'refine' });
}

/** Another pilot takes the place of one that does not run. */
export function supersedePilot(pilot: Pilot, next: Pilot, taking: PilotTaking): Change<Pilot> {
  const fact = 'The other pilot is not another one of the partnership.';
  const other = next.id !== pilot.id && next.repId === pilot.repId;
  const problems = other
    ? []
    : [gateRefusal(null, { code: 'no-other-pilot', fact, whoCanSupply: 'the lead authority' })];
  const state = pilotStep(pilot, 'supersede', taking, problems);
  return pilotChange(pilot, over(pilot, state, next.id), taking, { step: 'supersede' });
}
