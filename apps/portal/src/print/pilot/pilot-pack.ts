import type { Pilot } from '@rep/domain';
import { formatTime } from '../../http/format.ts';
import { attachedFiles } from '../attached-files.ts';
import { fileNameOf } from '../file-name.ts';
import { historyBlocks } from '../history-block.ts';
import type { PrintedDocument } from '../printed-document.ts';
import { aboutPilot } from './about-pilot.ts';
import { areasOfPilot, documentsOfPilot } from './areas-of-pilot.ts';
import { designOfPilot, indicatorsOfPilot } from './design-of-pilot.ts';
import { moneyOfPilot } from './money-of-pilot.ts';
import type { PilotToPrint } from './pilot-to-print.ts';
import { decisionsOfPilot, protocolOfPilot } from './record-of-pilot.ts';
import { wayToLive } from './way-to-live.ts';

const signedIn = ({ areas }: Pilot): readonly string[] =>
  areas.flatMap((area) => area.documents.map(({ sha256 }) => sha256));

/** All that a board needs to know of a pilot, in the order in which it decides. No account of anybody is in it. */
export function pilotPack(printed: PilotToPrint): PrintedDocument {
  const { held, checklist, history, money, documents } = printed;
  const { content: pilot, version, at, synthetic } = held;
  return {
    title: `Board pack: ${pilot.title}`,
    reference: `Pilot ${held.id}, version ${version} of ${formatTime(at)}`,
    ...{ at, synthetic },
    fileName: fileNameOf('board pack pilot', pilot.title, version),
    blocks: [
      ...aboutPilot(printed),
      ...designOfPilot(pilot),
      ...indicatorsOfPilot(pilot),
      ...areasOfPilot(pilot),
      ...documentsOfPilot(pilot),
      attachedFiles(documents, signedIn(pilot)),
      ...wayToLive(checklist),
      ...decisionsOfPilot(pilot),
      ...protocolOfPilot(pilot),
      ...moneyOfPilot(money),
      ...historyBlocks(history),
    ],
  };
}
