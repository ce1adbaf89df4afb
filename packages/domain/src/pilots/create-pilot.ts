import type { EventData } from '@rep/contracts';
import { DomainError } from '../domain-error.ts';
import type { Partnership } from '../partnerships/partnership.ts';

/** A pilot as a lead authority describes it: what is tried, in which strand, to answer which question. */
export type PilotDraft = EventData<'pilot.registered.v1'>;
export type PilotErrorCode = 'not-a-lead-of-this-partnership';

/** Only an authority that leads the partnership today drafts its pilots. Throws a coded error. */
export function checkLeads(partnership: Partnership, laCode: string | null): void {
  const leads = partnership.members.filter((m) => m.lead);
  if (leads.some((m) => m.new_la_code === laCode)) return;
  throw new DomainError<PilotErrorCode>(
    'not-a-lead-of-this-partnership',
    `Ask a lead authority of the partnership (${leads.map((m) => m.la_name).join(', ')}) to draft the pilot.`,
  );
}
