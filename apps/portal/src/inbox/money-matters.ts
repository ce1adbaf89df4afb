import { type GrantReturn, leadOn, type Money } from '@rep/domain';
import { approves, baseOf, type Matter, type Reader } from './matter.ts';

/** What is told of the money of a partnership: null where there is none, or where it is not the reader's to see. */
export type MoneyTold = { readonly money: Money | null; readonly returns: readonly GrantReturn[] };
export const NO_MONEY: MoneyTold = { money: null, returns: [] };

/** A memorandum is signed by both sides, and by nobody who drew it up. */
function memorandumOf({ money }: MoneyTold, reader: Reader): readonly Matter[] {
  const newest = money?.memoranda.at(-1);
  const { role, account } = reader.account;
  const side = role === 'dfe-policy' ? 'signedByDfe' : 'signedByPartnership';
  const signs = role === 'dfe-policy' || (role === 'lead-authority' && approves(reader));
  if (!newest || newest[side] || newest.draftedBy === account || !signs) return [];
  const detail = 'It waits for the signature of your side.';
  return [
    { href: `${baseOf(reader)}/money`, text: `Memorandum with DfE, version ${newest.version}`, detail },
  ];
}

const covers = (grantId: string, to: string) => (held: GrantReturn) =>
  held.grantId === grantId && held.state !== 'withdrawn' && held.to >= to;

/** The financial lead draws a return up and sends it; the second person signs it. No return is told to others. */
function returnsOf({ money, returns }: MoneyTold, reader: Reader): readonly Matter[] {
  const { account, today } = { account: reader.account.account, today: reader.today };
  const people = money && leadOn(money, today);
  if (!money || !people) return [];
  const matter = ({ grantId, to }: Pick<GrantReturn, 'grantId' | 'to'>, detail: string): Matter => ({
    ...{ href: `${baseOf(reader)}/money`, text: `Return of the grant ${grantId}`, detail, due: to },
  });
  const over = returns.filter(({ to }) => to <= today);
  const toSign = over.filter(({ state, draftedBy }) => state === 'drafted' && draftedBy !== account);
  const ended = money.grants.filter(({ id, to }) => to <= today && !returns.some(covers(id, to)));
  return [
    ...(people.secondAccount === account
      ? toSign.map((held) => matter(held, 'Sign it: you did not draw it up.'))
      : []),
    ...(people.account === account
      ? [
          ...over
            .filter(({ state }) => state === 'signed')
            .map((held) => matter(held, 'It is signed: send it.')),
          ...ended.map(({ id, to }) => matter({ grantId: id, to }, 'The grant is over: draw up its return.')),
        ]
      : []),
  ];
}

/** The steps of a partnership's money that wait for this person. */
export const moneySteps = (told: MoneyTold, reader: Reader): readonly Matter[] => [
  ...memorandumOf(told, reader),
  ...returnsOf(told, reader),
];
