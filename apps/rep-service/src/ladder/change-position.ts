import {
  type Change,
  DEFAULT_LADDER,
  DELEGATION,
  DomainError,
  LADDER,
  LADDER_ID,
  LADDER_POSITION,
  type LadderPosition,
  type LadderTaking,
  notOnLadder,
  type Person,
} from '@rep/domain';
import type { Held, RecordTransaction } from '@rep/records';
import { getProfile } from '../profile/profile.repository.ts';
import type { RepServices } from '../services.ts';

type Which = { readonly laCode: string; readonly seen: number | undefined };
type Rule = (position: LadderPosition, taking: LadderTaking) => Change<LadderPosition>;

async function takingOf(by: Person, { now, read }: RecordTransaction): Promise<LadderTaking> {
  const ladder = await read(LADDER, LADDER_ID);
  const scheme = by.laCode === null ? null : await read(DELEGATION, by.laCode);
  return { by, now, ladder: ladder?.content ?? DEFAULT_LADDER, scheme: scheme?.content ?? null };
}

/** One step of an area on the ladder; the ladder and the scheme that it rests on stand still until it is taken. */
export async function changePosition(
  { records, repId, pool }: RepServices,
  by: Person,
  { laCode, seen }: Which,
  rule: Rule,
): Promise<Held<LadderPosition>> {
  const { members } = await getProfile(pool, repId);
  return records.change(
    by,
    LADDER_POSITION,
    { id: laCode, expectedVersion: seen },
    async (held, transaction) => {
      if (!held && !members.some((member) => member.new_la_code === laCode))
        throw new DomainError('not-a-member', 'Choose an authority of this partnership: this one is none.');
      return rule(held?.content ?? notOnLadder(laCode, repId), await takingOf(by, transaction));
    },
  );
}
