import { EVENT_TYPES } from '@rep/contracts';
import { resolveAuthority } from '@rep/domain';
import { checkObservation } from './check-observation.ts';
import { type Checked, type Refusal, refuse } from './checked.ts';
import type { NumberedEvent } from './reading.ts';

/** Topics on which partnerships alone speak. */
const OF_PARTNERSHIPS = /^(pilots|plans)\./;

function checkProducer({ producer, repid, type, pilotid }: NumberedEvent): Refusal | null {
  const national = producer === 'national';
  if (!national && repid !== producer) {
    return { reason: 'producer-mismatch', detail: `${producer} speaks for ${repid ?? 'no partnership'}` };
  }
  const { topic } = EVENT_TYPES[type];
  if (topic.startsWith('registry.') && !national) {
    return { reason: 'not-this-producers-event', detail: `${producer} cannot keep the registry` };
  }
  if (national && OF_PARTNERSHIPS.test(topic)) {
    return { reason: 'not-this-producers-event', detail: 'pilots and plans belong to partnerships' };
  }
  return type.startsWith('pilot.') && pilotid === undefined
    ? { reason: 'invalid-envelope', detail: 'pilotid: a pilot has an id' }
    : null;
}

/** How far a producer's clock may be ahead of ours; what is later was never inserted then. */
const CLOCK_TOLERANCE_MS = 5 * 60_000;

/**
 * A row recorded in the future would bar every honest version of it until then, so a clock that is ahead is not believed.
 */
function checkClocks({ time, recordedat }: NumberedEvent, now: Date): Refusal | null {
  if (Date.parse(time) > now.getTime() + CLOCK_TOLERANCE_MS) {
    return {
      reason: 'produced-in-the-future',
      detail: `inserted at ${time}, received at ${now.toISOString()}`,
    };
  }
  if (recordedat <= time) return null;
  return { reason: 'recorded-in-the-future', detail: `recorded at ${recordedat}, inserted at ${time}` };
}

/** The authorities that a registry event names, each of which must be one by its triple, and another than the rest. */
function checkMembers(event: NumberedEvent): Refusal | null {
  if (event.type !== 'partnership.registered.v1' && event.type !== 'partnership.membership.changed.v1') {
    return null;
  }
  const [members, day] =
    event.type === 'partnership.registered.v1'
      ? [event.data.members, event.data.valid_from]
      : [[event.data.member], event.data.effective_on];
  const named = new Set<string>();
  for (const { new_la_code: newLaCode, old_la_code: oldLaCode, la_name: laName } of members) {
    const period = { time_period: day.slice(0, 4), time_identifier: 'Calendar year' } as const;
    const resolved = resolveAuthority({ newLaCode, oldLaCode, laName }, period);
    if (!resolved.ok) return { reason: resolved.code, detail: resolved.detail };
    const { code, name } = resolved.authority;
    if (named.has(code)) return { reason: 'member-twice', detail: `${name} is named twice` };
    named.add(code);
  }
  return null;
}

/** The rules that one event can be held against by itself; what the store holds is looked at later. */
export function checkEvent(event: NumberedEvent, topic: string, now: Date): Checked {
  const expected = EVENT_TYPES[event.type].topic;
  if (expected !== topic) return refuse('wrong-topic', `${event.type} belongs to ${expected}, not ${topic}`);
  const misfit = checkProducer(event) ?? checkMembers(event) ?? checkClocks(event, now);
  if (misfit) return { ok: false, ...misfit };
  if (event.type !== 'observation.recorded.v1') return { ok: true, observation: null };
  return checkObservation(event);
}
