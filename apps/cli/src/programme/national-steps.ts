import { addDays } from '@rep/domain';
import type { AppRouter } from '@rep/national-service';
import type { TRPCClient } from '@trpc/client';
import { EXAMPLE_BANDS } from './band-steps.ts';
import { today } from './grant-year.ts';
import { FEEDBACK_OF_FORUM } from './partnerships/london-later.ts';
import { withPatience } from './patience.ts';
import { approverOf, type By, drafterOf } from './step.ts';

export type NationalService = TRPCClient<AppRouter>;
/** The national service in somebody's name. */
export type NationalAs = (by: By) => NationalService;

const DFE_POLICY: By = { account: 'dfe-policy' };
const LEAD = 'E09000003';
const CONSULTATION_DAYS = 28;

/** Publishes the made-up national bands, to which an area maps its own, where nobody has published any. */
export async function publishExampleBands(nationalAs: NationalAs): Promise<number> {
  const { nationalBands } = nationalAs(DFE_POLICY);
  if ((await nationalBands.list.query()).length > 0) return 0;
  await nationalBands.publish.mutate({ scheme: EXAMPLE_BANDS });
  return 1;
}

/** A change of a statement that rests on what a forum said, and about which DfE policy asks those concerned. */
export const consultOnExample = (nationalAs: NationalAs): Promise<number> =>
  withPatience(async () => {
    const { proposals } = nationalAs(DFE_POLICY).standards;
    const [first, ...others] = await proposals.list.query({});
    if (others.length > 0 || (first && !isCutOff(first))) return 0;
    const held = first ?? (await proposeExample(nationalAs));
    const id = held.content.id;
    const until = { from: today(), to: addDays(today(), CONSULTATION_DAYS) };
    await proposals.openConsultation.mutate({ id, ...until, asked: ['parent-carer-forum', 'settings'] });
    const answer = { voice: 'settings', said: 'Example: an index of pages would do for us.' } as const;
    await nationalAs(approverOf(LEAD)).standards.proposals.answer.mutate({ id, ...answer });
    return first ? 2 : 3;
  });

/** Our own, proposed by a load that came no further. */
const isCutOff = ({ content }: Awaited<ReturnType<typeof proposeExample>>): boolean =>
  content.state === 'proposed' && content.restsOn.feedback.includes(FEEDBACK_OF_FORUM);

const proposeExample = (nationalAs: NationalAs) =>
  nationalAs(drafterOf(LEAD)).standards.proposals.propose.mutate({
    statement: { id: 'ordinarily-available', version: 1 },
    proposed:
      'Example: the support that is ordinarily available in mainstream settings is set out in one place that families can find, and made available.',
    why: 'Example: families did not know where to look.',
    restsOn: { feedback: [FEEDBACK_OF_FORUM], evidence: [] },
  });
