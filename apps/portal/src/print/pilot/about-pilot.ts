import { type Pilot, PUBLIC_STATEMENT } from '@rep/domain';
import { areaName } from '../../forms/words-of-values.ts';
import { formatTime } from '../../http/format.ts';
import { pilotWords } from '../../pilots/state-words.ts';
import { strandName } from '../../pilots/strand-names.ts';
import { type Block, definitions, heading, paragraph } from '../printed-document.ts';
import type { PilotToPrint } from './pilot-to-print.ts';

/** What the pilot is, what it asks, and what of it the public is told. */
export function aboutPilot({ partnership, held }: PilotToPrint): readonly Block[] {
  const pilot: Pilot = held.content;
  const words = pilotWords(pilot.state);
  return [
    paragraph(PUBLIC_STATEMENT),
    heading('What it is'),
    definitions([
      ['Partnership', partnership.name],
      ['Strand', strandName(pilot.strand)],
      ['Lead authority', areaName(pilot.leadLaCode)],
      ['State', `${words.tag}. ${words.text}`],
      ['Cycle', String(pilot.cycle)],
      ['Question', pilot.plan.question],
      ['Theory of change', pilot.plan.theoryOfChange],
      ['What the public is told', pilot.plan.publicText],
      ['Approved by DfE policy', pilot.approval && formatTime(pilot.approval.at)],
      ['This version', `${held.version}, made on ${formatTime(held.at)}`],
      ['SHA-256 of this version', held.sha256],
    ]),
  ];
}
