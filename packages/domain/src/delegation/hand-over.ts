import { z } from 'zod';
import { refuseIfAny } from '../gates/step-refused.ts';
import { accountSchema } from '../records/bounded.ts';
import type { Change, Taking } from '../records/change.ts';
import { isWithin, londonDay } from '../records/london-day.ts';
import { changed, keepsScheme, refusal } from './appoint.ts';
import type { Delegation } from './delegation.ts';
import { actsFor } from './may.ts';

export const handOverSchema = z.strictObject({ from: accountSchema, to: accountSchema });
export type HandOver = z.infer<typeof handOverSchema>;

/** All that one person has open passes to another in one step; the person, or an approver, hands it over. */
export function handOver(scheme: Delegation, input: HandOver, taking: Taking): Change<Delegation> {
  const { laCode } = scheme;
  const today = londonDay(taking.now);
  const appointed = scheme.appointments.some((each) => each.account === input.to && isWithin(today, each));
  const refuse = (code: string, fact: string) =>
    refusal(laCode, { code, field: 'to', fact, whoCanSupply: "the authority's approver" });
  refuseIfAny([
    ...(taking.by.account === input.from ? actsFor(taking.by, laCode) : keepsScheme(scheme, taking)),
    ...(appointed ? [] : [refuse('not-appointed', 'The person who takes over has no function today.')]),
    ...(input.from === input.to ? [refuse('to-oneself', 'The work passes to somebody else.')] : []),
  ]);
  const next = { ...input, at: taking.now, by: taking.by.account };
  return changed({ ...scheme, handOvers: [...scheme.handOvers, next] }, 'hand-over');
}
