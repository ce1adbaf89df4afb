import { HttpProblem } from '@rep/service-kit';
import { readDocuments } from '../../documents/read-documents.ts';
import { formatTime } from '../../http/format.ts';
import type { Visit } from '../../http/visit.ts';
import { pilotOf } from '../../pilots/read-pilots.ts';
import type { ToSend } from '../send-printed.ts';
import { type LetterQuery, otherLetters } from '../which-letter.ts';
import { pilotDecisions, pilotLetter } from './pilot-letter.ts';
import { pilotPack } from './pilot-pack.ts';
import { readMoney } from './read-money.ts';

/** The board pack of the pilot at the address. */
export async function packOfPilot(visit: Visit): Promise<ToSend> {
  const { held, service, partnership, href } = await pilotOf(visit);
  const asked = { pilotId: held.id };
  const [checklist, history, money, { documents }] = await Promise.all([
    service.call((client) => client.pilots.checklist.query(asked)),
    service.call((client) => client.pilots.history.query(asked)),
    readMoney(service, { role: visit.account.role, pilotId: held.id }),
    readDocuments({ service, kind: 'pilot', id: held.id }),
  ]);
  return {
    document: pilotPack({ partnership, held, checklist, history, money, documents }),
    back: { href, text: 'Back to the pilot' },
    href: `${href}/pack`,
    links: pilotDecisions(history).map(({ version, at }) => ({
      href: `${href}/decision?version=${version}`,
      text: `The decision letter of DfE policy, ${formatTime(at)}`,
    })),
  };
}

/** The letter of DfE policy: about the last decision, or the one that the address names. */
export async function letterOfPilot(visit: Visit, { version }: LetterQuery): Promise<ToSend> {
  const { held, service, partnership, href } = await pilotOf(visit);
  const history = await service.call((client) => client.pilots.history.query({ pilotId: held.id }));
  const decisions = pilotDecisions(history);
  const told = version === undefined ? decisions.at(-1) : decisions.find((each) => each.version === version);
  const about = { pilot: held.content, synthetic: held.synthetic, partnership: partnership.name, history };
  const document = told && pilotLetter(about, told);
  if (!document) throw new HttpProblem(404, 'Go back to the pilot: DfE policy has not decided on it.');
  return {
    document,
    back: { href, text: 'Back to the pilot' },
    ...otherLetters(`${href}/decision`, { shown: told.version, all: decisions }),
  };
}
