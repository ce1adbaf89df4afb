import { databaseRoleOf, parseEvent, type RepEvent, type RepId } from '@rep/contracts';
import { applyMembershipChange, checkPartnership, DomainError, type Partnership } from '@rep/domain';
import type { StreamMessage } from '@rep/event-stream';
import { receiveRecord } from '@rep/records';
import { contextOf, inSpan, type Queryable } from '@rep/service-kit';
import { findProfile, saveProfile } from '../profile/profile.repository.ts';
import { inSavepoint, markApplied, refusalOfStore } from './registry.repository.ts';
import { holdsUnstorableText } from './unstorable-text.ts';

/** What came of one message of the registry's topics. */
export type Applied =
  | { readonly kind: 'applied' | 'duplicate' | 'of-no-concern' }
  | { readonly kind: 'quarantine'; readonly reason: string; readonly detail: string };

type MembershipEvent = RepEvent<'partnership.registered.v1' | 'partnership.membership.changed.v1'>;
type RegistryEvent = MembershipEvent | RepEvent<'national.configuration.recorded.v1'>;

const refuse = (reason: string, detail: string): Applied => ({ kind: 'quarantine', reason, detail });
const isMembershipEvent = (event: RepEvent): event is MembershipEvent =>
  event.type === 'partnership.registered.v1' || event.type === 'partnership.membership.changed.v1';
const isRegistryEvent = (event: RepEvent): event is RegistryEvent =>
  isMembershipEvent(event) || event.type === 'national.configuration.recorded.v1';

/** The registry speaks through the national service alone; the embedded stream knows who wrote. */
function isOfTheRegistry(event: RepEvent, { writtenBy }: StreamMessage): boolean {
  return event.producer === 'national' && (writtenBy === null || writtenBy === databaseRoleOf('national'));
}

async function nextProfile(db: Queryable, event: MembershipEvent): Promise<Partnership | null> {
  if (event.type === 'partnership.registered.v1') {
    checkPartnership(event.data);
    return event.data;
  }
  const held = await findProfile(db, event.data.rep_id);
  return held && applyMembershipChange(held, event.data);
}

async function applyEvent(db: Queryable, event: RegistryEvent): Promise<Applied> {
  if (!(await markApplied(db, event.id))) return { kind: 'duplicate' };
  if (!isMembershipEvent(event)) {
    await receiveRecord(db, event);
    return { kind: 'applied' };
  }
  const profile = await nextProfile(db, event);
  if (!profile) {
    throw new DomainError('not-registered', 'the membership changed before the partnership was registered');
  }
  await saveProfile(db, profile);
  return { kind: 'applied' };
}

/** What is refused leaves no trace but its quarantine: its id stays free for the event that is right. */
async function applyOrRefuse(db: Queryable, event: RegistryEvent): Promise<Applied> {
  try {
    return await inSavepoint(db, () => applyEvent(db, event));
  } catch (error) {
    if (error instanceof DomainError) return refuse(error.code, error.message);
    const sqlState = refusalOfStore(error);
    if (sqlState === null) throw error;
    return refuse('refused-by-store', `the database refused it: SQLSTATE ${sqlState}`);
  }
}

/** Takes one message of the registry into this partnership's profile, inside the caller's transaction. */
export async function applyRegistryMessage(
  db: Queryable,
  repId: RepId,
  message: StreamMessage,
): Promise<Applied> {
  const parsed = parseEvent(message.value);
  if (!parsed.ok) return refuse(parsed.code, parsed.detail);
  const { event } = parsed;
  // Every producer writes its checkpoints here too; they tell this service nothing.
  if (event.type === 'producer.checkpoint.v1') return { kind: 'of-no-concern' };
  if (!isRegistryEvent(event))
    return refuse('not-of-this-topic', `${event.type} is no event of the registry`);
  if (!isOfTheRegistry(event, message)) {
    return refuse('not-from-the-registry', `written by ${message.writtenBy ?? event.producer}`);
  }
  if (holdsUnstorableText(event)) {
    return refuse('unstorable-text', 'it holds U+0000 or half of a surrogate pair');
  }
  // Templates, standards and halts are for every partnership; a registration is for its own.
  if (isMembershipEvent(event) && event.data.rep_id !== repId) return { kind: 'of-no-concern' };
  const parent = contextOf(event.traceparent);
  return inSpan('apply registry event', () => applyOrRefuse(db, event), { parent });
}
