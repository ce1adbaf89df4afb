import {
  type Document,
  type DocumentPurpose,
  isApprover,
  isDrafter,
  type Pilot,
  pilotTakesDocument,
  purposesOf,
} from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import type { Visit } from '../http/visit.ts';
import type { Viewer } from '../pilots/open-steps.ts';
import { pilotOf, viewerOf } from '../pilots/read-pilots.ts';
import { openPlanSteps } from '../plans/open-plan-steps.ts';
import { type FoundPlan, planOf } from '../plans/read-plans.ts';
import type { PartnershipService } from '../services/partnership.ts';

/** What the visitor may attach, and for which authority. */
export type Choice = { readonly purpose: DocumentPurpose; readonly laCode: string };

/** The plan or pilot whose documents are looked at. */
export type SubjectPage = {
  readonly kind: Document['subject']['kind'];
  readonly id: string;
  readonly service: PartnershipService;
  /** Its own page. */
  readonly href: string;
  readonly title: string;
  readonly back: string;
  readonly choices: readonly Choice[];
  /** What a new document does to it, where that is not plain. */
  readonly warning: string | null;
  /** Hashes that authorities of a pilot have signed. */
  readonly signed: readonly string[];
};

/** A plan as what documents are attached to, by whoever may write it now. */
export function planDocuments({ shown, service, href, viewer }: FoundPlan): SubjectPage {
  const { laCode, state } = shown.content;
  const open = openPlanSteps(shown.content, viewer).includes('edit');
  const reopens = open && state !== 'drafted' && state !== 'returned';
  return {
    ...{ kind: 'inclusion-plan', id: shown.id, service, href, signed: [] },
    title: `Inclusion plan of ${areaName(laCode)}`,
    back: `Back to the plan of ${areaName(laCode)}`,
    choices: open ? [{ purpose: 'supporting', laCode }] : [],
    warning: reopens ? 'The plan is drafted again: its board and its bodies are asked anew.' : null,
  };
}

/** What somebody of an authority may attach to a pilot now. */
function choicesOf(pilot: Pilot, { account, scheme, today }: Viewer): readonly Choice[] {
  const { laCode, role } = account;
  const authority = role === 'lead-authority' || role === 'member-authority';
  if (laCode === null || !authority) return [];
  if (!isDrafter(scheme, account.account, today) && !isApprover(scheme, account.account, today)) return [];
  return purposesOf('pilot')
    .map((purpose) => ({ purpose, laCode }))
    .filter((choice) => pilotTakesDocument(pilot, choice).length === 0);
}

export const planSubject = async (visit: Visit): Promise<SubjectPage> => planDocuments(await planOf(visit));

export async function pilotSubject(visit: Visit): Promise<SubjectPage> {
  const { held, service, href } = await pilotOf(visit);
  const pilot = held.content;
  return {
    ...{ kind: 'pilot', id: held.id, service, href, title: pilot.title, warning: null },
    back: `Back to ${pilot.title}`,
    choices: choicesOf(pilot, await viewerOf(visit, service)),
    signed: pilot.areas.flatMap(({ documents }) => documents.map(({ sha256 }) => sha256)),
  };
}

/** Whether the visitor may replace or withdraw this document. */
export const mayChange = ({ choices }: SubjectPage, document: Document): boolean =>
  document.withdrawn === null &&
  choices.some(({ purpose, laCode }) => purpose === document.purpose && laCode === document.laCode);
