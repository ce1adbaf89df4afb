import { formatDay, formatTime } from '../../http/format.ts';
import { planView } from '../../plans/plan-view.ts';
import { attachedFiles } from '../attached-files.ts';
import { fileNameOf } from '../file-name.ts';
import { historyBlocks } from '../history-block.ts';
import { type Block, definitions, heading, type PrintedDocument } from '../printed-document.ts';
import { boardOfPlan, questionsOfPlan } from './board-of-plan.ts';
import { decisionOnPlan, judgementsOfPlan } from './judgement-of-plan.ts';
import type { PlanToPrint } from './plan-to-print.ts';
import { sectionsOfPlan } from './sections-of-plan.ts';

type Seen = ReturnType<typeof planView>;

const aboutPlan = ({ found: { shown, partnership } }: PlanToPrint, plan: Seen): readonly Block[] => [
  heading('What it is'),
  definitions([
    ['Authority', plan.area],
    ['Partnership', partnership.name],
    ['State', `${plan.words.tag}. ${plan.words.text}`],
    ['Submission', String(plan.revision)],
    ['Judged against', plan.standards && `${plan.standards.set}, version ${plan.standards.version}`],
    ['In force', plan.inForce && `${formatDay(plan.inForce.from)} until ${formatDay(plan.inForce.to)}`],
    ['Gate G1, tailored lists', `${plan.listGate.open ? 'Open' : 'Closed'}. ${plan.listGate.reason}`],
    ['This version', `${shown.version}, made on ${formatTime(shown.at)}`],
    ['SHA-256 of this version', shown.sha256],
  ]),
];

/** A whole inclusion plan as its board and Regions Group read it. No account of anybody is in it. */
export function planPack(printed: PlanToPrint): PrintedDocument {
  const { found, history, documents, titles } = printed;
  const { shown } = found;
  const plan = planView(found, titles);
  return {
    title: `Board pack: inclusion plan of ${plan.area}`,
    reference: `Inclusion plan ${shown.id}, version ${shown.version} of ${formatTime(shown.at)}`,
    ...{ at: shown.at, synthetic: shown.synthetic },
    fileName: fileNameOf('board pack inclusion plan', plan.area, shown.version),
    blocks: [
      ...aboutPlan(printed, plan),
      ...sectionsOfPlan(plan),
      ...boardOfPlan(plan),
      ...questionsOfPlan(plan),
      ...judgementsOfPlan(plan),
      ...decisionOnPlan(shown.content),
      heading('Documents'),
      attachedFiles(documents, []),
      ...historyBlocks(history),
    ],
  };
}
