import { authorityByAnyCode } from '@rep/domain';
import type { EventReading } from './reading.ts';

export type MembershipRow = {
  readonly rep_id: string;
  readonly area_key: string;
  readonly sequence: number;
  readonly member: boolean;
  readonly lead: boolean;
  readonly effective_on: string;
};
type Row = Readonly<Record<string, string | number | null>>;
export type Projections = {
  readonly partnerships: Row[];
  readonly membership: MembershipRow[];
  readonly pilots: Row[];
  readonly pilotStates: Row[];
};

const areaKey = (code: string): string => authorityByAnyCode(code)?.code ?? code;

function projectPartnership(into: Projections, { event }: EventReading): void {
  if (event.type !== 'partnership.registered.v1') return;
  const { members, ...partnership } = event.data;
  const { sequence } = event;
  into.partnerships.push({ ...partnership, sequence });
  for (const { new_la_code, lead } of members) {
    const row = { rep_id: partnership.rep_id, area_key: areaKey(new_la_code), sequence, member: true, lead };
    into.membership.push({ ...row, effective_on: partnership.valid_from });
  }
}

function projectChange(into: Projections, { event }: EventReading): void {
  if (event.type !== 'partnership.membership.changed.v1') return;
  const { rep_id, change, member, effective_on } = event.data;
  const lead = { joined: member.lead, left: false, 'lead-started': true, 'lead-ended': false }[change];
  into.membership.push({
    rep_id,
    area_key: areaKey(member.new_la_code),
    sequence: event.sequence,
    member: change !== 'left',
    lead,
    effective_on,
  });
}

function projectPilot(into: Projections, { event }: EventReading): void {
  const { producer, pilotid: pilot_id = '', sequence, recordedat } = event;
  if (event.type === 'pilot.registered.v1') {
    const { title, strand, question = null } = event.data;
    into.pilots.push({ producer, pilot_id, sequence, title, strand, question, registered_at: recordedat });
  }
  if (event.type === 'pilot.state.changed.v1') {
    const { to: state, reason, actor_role } = event.data;
    into.pilotStates.push({
      producer,
      pilot_id,
      sequence,
      state,
      reason,
      actor_role,
      changed_at: recordedat,
    });
  }
}

/** What accepted events say of partnerships and pilots, as rows that are only ever added. */
export function projectRegistry(readings: readonly EventReading[]): Projections {
  const into: Projections = { partnerships: [], membership: [], pilots: [], pilotStates: [] };
  for (const reading of readings) {
    if (reading.observation) continue;
    projectPartnership(into, reading);
    projectChange(into, reading);
    projectPilot(into, reading);
  }
  return into;
}
