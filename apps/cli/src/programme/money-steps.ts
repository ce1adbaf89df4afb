import type { RepId } from '@rep/contracts';
import { returnIdOf, spendIdOf } from '@rep/domain';
import { digestOfExample } from './fixed-id.ts';
import { grantYear } from './grant-year.ts';
import { accountOf } from './people.ts';
import { type AskHeld, approverOf, type By, drafterOf, type Service, type Step } from './step.ts';

type Money = Service['money'];
/** Whose money: the lead's drafter keeps it, and its approver is the second person. */
type Keeping = { readonly repId: RepId; readonly lead: string };
const DFE_POLICY: By = { account: 'dfe-policy' };

const year = grantYear();
const grantId = `${year}-${String(year + 1).slice(2)}`;
const FIRST_QUARTER = { grantId, from: `${year}-04-01`, to: `${year}-07-01` };
const SECOND_QUARTER = { grantId, from: `${year}-07-01`, to: `${year}-10-01` };

const stepOf = ({ repId }: Keeping, by: By, take: (money: Money) => Promise<unknown>): Step => ({
  ...{ of: repId, by },
  take: ({ money }) => take(money),
});

/** A memorandum that both sides signed, who keeps the money, and a grant of which half is paid. */
export function granted(keeping: Keeping, pence: number): readonly Step[] {
  const [drafter, approver] = [drafterOf(keeping.lead), approverOf(keeping.lead)];
  const signed = { version: 1, on: `${year}-03-20` };
  const people = { account: accountOf(drafter), secondAccount: accountOf(approver) };
  const paid = { grantId, paymentId: 'first-half', on: `${year}-05-15`, pence: pence / 2 };
  return [
    stepOf(keeping, drafter, (money) =>
      money.draftMemorandum.mutate({
        title: `Example: memorandum of understanding with DfE, ${grantId}`,
        documentSha256: digestOfExample(`${keeping.repId}/memorandum`),
      }),
    ),
    stepOf(keeping, approver, (money) => money.signMemorandum.mutate(signed)),
    stepOf(keeping, DFE_POLICY, (money) => money.signMemorandum.mutate(signed)),
    stepOf(keeping, approver, (money) =>
      money.nameFinancialLead.mutate({ ...people, from: `${year}-04-01` }),
    ),
    stepOf(keeping, DFE_POLICY, (money) =>
      money.awardGrant.mutate({ grantId, pence, from: `${year}-04-01`, to: `${year + 1}-04-01` }),
    ),
    stepOf(keeping, drafter, (money) => money.recordPayment.mutate(paid)),
  ];
}

type Share = { readonly pilotId: string; readonly laCode: string };
export const shared = (keeping: Keeping, share: Share & { readonly pence: number }): Step =>
  stepOf(keeping, drafterOf(keeping.lead), (money) => money.apportion.mutate({ grantId, ...share }));

type RecordSpend = Parameters<Money['recordSpend']['mutate']>[0];
type Bought = Pick<RecordSpend, 'category' | 'pence' | 'note'> & { readonly monthAndDay: string };
/** An authority's own spend on its area of a pilot. */
export const spent = ({ pilotId, laCode }: Share, bought: readonly Bought[]): readonly Step[] =>
  bought.map(({ monthAndDay, ...entry }, index) => ({
    ...{ of: spendIdOf(pilotId, laCode), by: drafterOf(laCode) },
    take: ({ money }) =>
      money.recordSpend.mutate({
        ...{ pilotId, laCode, grantId, entryId: `example-${index + 1}` },
        ...{ on: `${year}-${monthAndDay}`, ...entry },
      }),
  }));

/** The return of the first quarter, sent to DfE, and that of the second, which waits for the second person. */
export function returnedToDfe({ lead }: Keeping): readonly Step[] {
  const [drafter, approver] = [drafterOf(lead), approverOf(lead)];
  const of = returnIdOf(FIRST_QUARTER);
  return [
    { of, by: drafter, take: ({ money }) => money.draftReturn.mutate(FIRST_QUARTER) },
    { of, by: approver, take: ({ money }) => money.signReturn.mutate(FIRST_QUARTER) },
    { of, by: drafter, take: ({ money }) => money.submitReturn.mutate(FIRST_QUARTER) },
    {
      ...{ of: returnIdOf(SECOND_QUARTER), by: drafter },
      take: ({ money }) => money.draftReturn.mutate(SECOND_QUARTER),
    },
  ];
}

export const heldMoney =
  ({ lead }: Keeping): AskHeld =>
  async (ask) => {
    const { money } = ask(drafterOf(lead));
    const lists = [
      money.show.query().then((held) => (held ? [held] : [])),
      money.spend.query(),
      money.returns.query(),
    ];
    const held = await Promise.all<readonly { id: string; version: number }[]>(lists);
    return new Map(held.flat().map(({ id, version }) => [id, version]));
  };
