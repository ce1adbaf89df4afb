import type { LadderPosition, SettingAgreement } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { approves, baseOf, drafts, type Matter, type Reader } from './matter.ts';

export type WaitingComment = {
  readonly id: string;
  readonly on: { readonly kind: 'pilot' | 'variant' | 'inclusion-plan'; readonly id: string };
};

/** What the reader calls a record: its title, where it is among those that they see. */
type NameOf = (id: string) => string | undefined;
const NOUNS = { pilot: 'A pilot', variant: 'A variant', 'inclusion-plan': 'An inclusion plan' } as const;

/** One matter for each record that was commented on, however many comments there are. */
export function commentSteps(
  comments: readonly WaitingComment[],
  reader: Reader,
  nameOf: NameOf = () => undefined,
): readonly Matter[] {
  if (!drafts(reader) && !approves(reader)) return [];
  const records = Map.groupBy(comments, ({ on }) => `${on.kind} ${on.id}`);
  return [...records.values()].flatMap((ofOne) => {
    const on = ofOne[0]?.on;
    if (!on) return [];
    const count = ofOne.length === 1 ? 'A comment waits' : `${ofOne.length} comments wait`;
    return [
      {
        href: `${baseOf(reader)}/co-production/${on.kind}/${on.id}`,
        text: nameOf(on.id) ?? NOUNS[on.kind],
        detail: `${count} for an answer.`,
      },
    ];
  });
}

/** What a setting is asked. It agrees to nothing that it has not seen. */
export const settingSteps = (agreements: readonly SettingAgreement[], reader: Reader): readonly Matter[] =>
  agreements
    .filter(({ state, laCode }) => state === 'invited' && laCode === reader.account.laCode)
    .map(({ urn, pilotId, burdenSeenOn }) => ({
      href: `${baseOf(reader)}/pilots/${pilotId}/settings/${urn}`,
      text: `Invitation of the setting ${urn}`,
      detail: burdenSeenOn === null ? 'See what it asks of you, then answer.' : 'Agree or decline.',
    }));

const isHeard = ({ state, proposal }: LadderPosition, today: string): boolean =>
  state === 'heard' || (proposal !== null && proposal.representationsBy < today);

/** A move on the ladder waits for the authority's word until its day, and then for Regions Group. */
export function ladderSteps(positions: readonly LadderPosition[], reader: Reader): readonly Matter[] {
  const regional = reader.account.role === 'regions-group';
  return positions.flatMap((position) => {
    const { laCode, proposal } = position;
    const waits = regional ? isHeard(position, reader.today) : !isHeard(position, reader.today);
    if (!proposal || !waits || !(regional || reader.account.laCode === laCode)) return [];
    const detail = regional
      ? 'The time for representations is over: decide the move.'
      : 'Regions Group proposes a move: say what you think of it.';
    const due = regional ? {} : { due: proposal.representationsBy };
    return [
      {
        href: `${baseOf(reader)}/ladder/${laCode}`,
        text: `Ladder of intervention: ${areaName(laCode)}`,
        detail,
        ...due,
      },
    ];
  });
}
