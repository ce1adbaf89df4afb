import {
  type Change,
  configVersion,
  type Person,
  PILOT,
  type Pilot,
  type PilotTaking,
  VARIANT,
  versionOf,
} from '@rep/domain';
import { expectedVersion, type Held, type RecordReading, type RecordTransaction } from '@rep/records';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { gatherFacts } from './gather-facts.ts';

/** Which pilot a step is of, and the version that the user saw. */
export const ofPilot = { pilotId: z.uuid(), ...expectedVersion };
type OfPilot = { readonly pilotId: string; readonly expectedVersion?: number | undefined };

/** A rule of the domain, ready to be given a pilot, who takes the step, and what the gates see. */
export type PilotRule = (
  pilot: Pilot,
  taking: PilotTaking,
  transaction: RecordTransaction,
) => Change<Pilot> | Promise<Change<Pilot>>;

/** The change with the configuration that its events carry: strand, template version, variant and its version. */
export async function withConfigVersion(
  reading: RecordReading,
  { configVersion: _, ...change }: Change<Pilot>,
): Promise<Change<Pilot>> {
  const named = change.content.plan.variant;
  const variant = named && (await reading.read(VARIANT, named.id));
  const version = variant && versionOf(variant.content, named.version);
  return version ? { ...change, configVersion: configVersion(variant.content, version) } : change;
}

/** One step of a pilot: the facts of its gates are gathered in the step's own transaction. */
export const takePilotStep = (
  { records, repId }: RepServices,
  by: Person,
  { pilotId, expectedVersion: seen }: OfPilot,
  rule: PilotRule,
): Promise<Held<Pilot>> =>
  records.step(by, PILOT, { id: pilotId, expectedVersion: seen }, async ({ content }, transaction) => {
    const facts = await gatherFacts(transaction, repId, content);
    const taking = { by, now: transaction.now, facts };
    return withConfigVersion(transaction, await rule(content, taking, transaction));
  });
