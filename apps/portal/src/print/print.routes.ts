import type { FastifyInstance } from 'fastify';
import type { Room } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { letterOfPilot, packOfPilot } from './pilot/print-pilot.ts';
import { letterOfPlan, packOfPlan } from './plan/print-plan.ts';
import { type PrintedForm, sendPrinted, type ToSend } from './send-printed.ts';
import { letterQueryOf } from './which-letter.ts';

type Printing = {
  readonly path: string;
  readonly room: Room;
  readonly read: (visit: Visit) => Promise<ToSend>;
};

const pilot = '/partnerships/:id/pilots/:pilot';
const plan = '/partnerships/:id/plans/:plan';
const PRINTINGS: readonly Printing[] = [
  { path: `${pilot}/pack`, room: 'pilots', read: packOfPilot },
  {
    ...{ path: `${pilot}/decision`, room: 'pilots' },
    read: (visit) => letterOfPilot(visit, letterQueryOf(visit.request.query)),
  },
  { path: `${plan}/pack`, room: 'plans', read: packOfPlan },
  {
    ...{ path: `${plan}/decision`, room: 'plans' },
    read: (visit) => letterOfPlan(visit, letterQueryOf(visit.request.query)),
  },
];
const FORMS: readonly (readonly [ending: string, form: PrintedForm])[] = [
  ['', 'page'],
  ['.pdf', 'pdf'],
  ['.docx', 'docx'],
];

/** Board packs and decision letters, each as a page, a PDF and a document that a word processor can edit. */
export function printRoutes(app: FastifyInstance, portal: Portal): void {
  for (const { path, room, read } of PRINTINGS) {
    for (const [ending, form] of FORMS) {
      app.get(
        `${path}${ending}`,
        visitors(portal, room, async (visit) => sendPrinted(visit, form, await read(visit))),
      );
    }
  }
}
