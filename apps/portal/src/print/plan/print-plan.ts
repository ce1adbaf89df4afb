import { HttpProblem } from '@rep/service-kit';
import { readDocuments } from '../../documents/read-documents.ts';
import type { Visit } from '../../http/visit.ts';
import { planOf } from '../../plans/read-plans.ts';
import { statementTitles } from '../../plans/statement-titles.ts';
import type { ToSend } from '../send-printed.ts';
import { type LetterQuery, otherLetters } from '../which-letter.ts';
import { decisionLetter, readDecisions } from './decision-letter.ts';
import { planPack } from './plan-pack.ts';

const BACK = 'Back to the plan';

/** The board pack of the plan at the address. */
export async function packOfPlan(visit: Visit): Promise<ToSend> {
  const found = await planOf(visit);
  const { service, shown, href } = found;
  const [history, { documents }, titles] = await Promise.all([
    service.call((client) => client.inclusionPlans.history.query({ planId: shown.id })),
    readDocuments({ service, kind: 'inclusion-plan', id: shown.id }),
    shown.statementIds.length > 0 ? statementTitles(visit.services) : new Map<string, string>(),
  ]);
  return {
    document: planPack({ found, history, documents, titles }),
    back: { href, text: BACK },
    href: `${href}/pack`,
  };
}

/** The letter of Regions Group: about the last decision, or the one that the address names. */
export async function letterOfPlan(visit: Visit, { version }: LetterQuery): Promise<ToSend> {
  const { service, shown, partnership, href } = await planOf(visit);
  const all = await readDecisions(service, shown.id);
  const decision = version === undefined ? all.at(-1) : all.find((each) => each.version === version);
  if (!decision) throw new HttpProblem(404, 'Go back to the plan: Regions Group has not decided on it.');
  return {
    document: decisionLetter({ id: shown.id, partnership: partnership.name }, decision),
    back: { href, text: BACK },
    ...otherLetters(`${href}/decision`, { shown: decision.version, all }),
  };
}
