import { type GrantReturn, isApprover, leadOn, type Money, memorandumInForce } from '@rep/domain';
import type { FoundMoney } from './read-money.ts';

export type MoneyStepName =
  | 'draft-memorandum'
  | 'sign-memorandum'
  | 'name-financial-lead'
  | 'award-grant'
  | 'record-payment'
  | 'apportion'
  | 'draft-return';

const leads = ({ partnership, viewer: { account } }: FoundMoney): boolean =>
  account.role === 'lead-authority' &&
  partnership.members.some(({ lead, newLaCode }) => lead && newLaCode === account.laCode);
const approves = (found: FoundMoney): boolean =>
  leads(found) && isApprover(found.viewer.scheme, found.viewer.account.account, found.viewer.today);
const post = ({ money, viewer: { account, today } }: FoundMoney) => {
  const now = leadOn(money, today);
  return account.role === 'lead-authority'
    ? { first: now?.account === account.account, second: now?.secondAccount === account.account }
    : { first: false, second: false };
};

/** The newest memorandum waits for the signature of the visitor's side, and they did not draw it up. */
function maySign(found: FoundMoney): boolean {
  const { money, viewer } = found;
  const newest: Money['memoranda'][number] | undefined = money.memoranda.at(-1);
  if (!newest || newest.draftedBy === viewer.account.account) return false;
  if (viewer.account.role === 'dfe-policy') return newest.signedByDfe === null;
  return approves(found) && newest.signedByPartnership === null;
}

/** The steps of the partnership's money that this person can take now, in the order in which they follow. */
export function openMoneySteps(found: FoundMoney): readonly MoneyStepName[] {
  const { money, viewer } = found;
  const dfe = viewer.account.role === 'dfe-policy';
  const granted = money.grants.length > 0;
  const { first } = post(found);
  const open: Readonly<Record<MoneyStepName, boolean>> = {
    'draft-memorandum': dfe || leads(found),
    'sign-memorandum': maySign(found),
    'award-grant': dfe && memorandumInForce(money) !== undefined,
    'name-financial-lead': approves(found),
    apportion: first && granted,
    'record-payment': first && granted,
    'draft-return': first && granted,
  };
  return (Object.keys(open) as MoneyStepName[]).filter((step) => open[step]);
}

export type ReturnStepName = 'draft' | 'sign' | 'submit' | 'withdraw';
/** The steps of one return that this person can take now. */
export function openReturnSteps(found: FoundMoney, held: GrantReturn): readonly ReturnStepName[] {
  const { first, second } = post(found);
  const own = held.draftedBy === found.viewer.account.account;
  const open: Readonly<Record<ReturnStepName, boolean>> = {
    sign: second && !own && held.state === 'drafted' && held.to <= found.viewer.today,
    submit: first && held.state === 'signed',
    draft: first && held.state !== 'submitted',
    withdraw: first && (held.state === 'drafted' || held.state === 'signed'),
  };
  return (Object.keys(open) as ReturnStepName[]).filter((step) => open[step]);
}

/** Whether this person may record what the area spent: an account of the authority itself, with a share. */
export const maySpend = (
  { money, viewer: { account } }: FoundMoney,
  pilotId: string,
  laCode: string,
): boolean =>
  (account.role === 'lead-authority' || account.role === 'member-authority') &&
  account.laCode === laCode &&
  money.apportionments.some((each) => each.pilotId === pilotId && each.laCode === laCode);
