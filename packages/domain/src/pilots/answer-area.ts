import { newLaCodeSchema } from '@rep/contracts';
import { z } from 'zod';
import { gateRefusal, unless } from '../gates/refusal.ts';
import { StepRefused } from '../gates/step-refused.ts';
import { accountSchema, noteSchema, sha256Schema } from '../records/bounded.ts';
import type { Change } from '../records/change.ts';
import { AREA_DOCUMENTS, areaOf, type Pilot, type PilotArea } from './pilot.ts';
import { areaStep, noEffect, type PilotTaking, pilotChange } from './pilot-change.ts';
import { mayLift } from './pilot-guards.ts';

export const areaInputSchema = z.strictObject({ laCode: newLaCodeSchema });
export type AreaInput = z.infer<typeof areaInputSchema>;
export const areaReasonSchema = z.strictObject({ laCode: newLaCodeSchema, reason: noteSchema });
export type AreaReason = z.infer<typeof areaReasonSchema>;
export const signDocumentSchema = z.strictObject({
  laCode: newLaCodeSchema,
  kind: z.enum(AREA_DOCUMENTS),
  /** SHA-256 of the document that was signed. */
  sha256: sha256Schema,
  draftedBy: accountSchema,
});
export type SignDocument = z.infer<typeof signDocumentSchema>;

/** The area's record in the pilot. Throws StepRefused when the pilot does not concern the area. */
export function namedArea(pilot: Pilot, laCode: string): PilotArea {
  const area = areaOf(pilot, laCode);
  if (area) return area;
  const fact = 'The pilot does not concern this area.';
  throw new StepRefused([
    gateRefusal('G12', {
      code: 'no-such-area',
      field: 'laCode',
      laCode,
      fact,
      whoCanSupply: 'the lead authority',
    }),
  ]);
}

/** The pilot with one area changed and every other as it was. */
export const withArea = (pilot: Pilot, changed: PilotArea): Pilot => ({
  ...pilot,
  areas: pilot.areas.map((area) => (area.laCode === changed.laCode ? changed : area)),
});

/** The authority agrees for its own area. A second agreement of the same authority has no effect. */
export function agreeToPilot(pilot: Pilot, { laCode }: AreaInput, taking: PilotTaking): Change<Pilot> {
  const area = namedArea(pilot, laCode);
  const state = areaStep({ pilot, area }, 'agree', taking);
  if (area.agreement !== null) return noEffect(pilot, 'agree');
  const agreement = { by: taking.by.account, at: taking.now };
  return pilotChange(pilot, withArea(pilot, { ...area, state, agreement }), taking, { step: 'agree' });
}

/** The authority declines for its own area. */
export function declinePilot(
  pilot: Pilot,
  { laCode, reason }: AreaReason,
  taking: PilotTaking,
): Change<Pilot> {
  const area = namedArea(pilot, laCode);
  const state = areaStep({ pilot, area }, 'decline', taking);
  return pilotChange(pilot, withArea(pilot, { ...area, state }), taking, { step: 'decline', reason });
}

/** The authority takes its agreement back, before the pilot is submitted. What others hold it back for stays. */
export function withdrawAgreement(
  pilot: Pilot,
  { laCode, reason }: AreaReason,
  taking: PilotTaking,
): Change<Pilot> {
  const area = namedArea(pilot, laCode);
  const state = areaStep({ pilot, area }, 'withdraw', taking);
  const holds = area.holds.filter(({ cause }) => !mayLift(taking.by, cause, area));
  const next: PilotArea = { ...area, state, agreement: null, holds };
  return pilotChange(pilot, withArea(pilot, next), taking, { step: 'withdraw-agreement', reason });
}

/** The authority's decision-maker signs one of its documents, which somebody else drafted; a new one takes the old one's place. */
export function signDocument(pilot: Pilot, input: SignDocument, taking: PilotTaking): Change<Pilot> {
  const { laCode, kind, sha256, draftedBy } = input;
  const area = namedArea(pilot, laCode);
  const signedBy = taking.by.account;
  const own = unless(signedBy !== draftedBy, 'G12', {
    code: 'own-draft',
    field: 'draftedBy',
    laCode,
    fact: 'Nobody signs the document that they drafted.',
    whoCanSupply: "another of the authority's approvers",
  });
  const state = areaStep({ pilot, area }, 'sign-document', taking, own);
  const document = { kind, sha256, draftedBy, signedBy, signedAt: taking.now };
  const documents = [...area.documents.filter((each) => each.kind !== kind), document];
  return pilotChange(pilot, withArea(pilot, { ...area, state, documents }), taking, {
    step: 'sign-document',
  });
}
