import type { Template } from '../templates/template.ts';

/** Who holds the right: the child's parent, or the young person once over compulsory school age (CFA 2014 s.38, s.83). */
export const RIGHT_HOLDERS = ['parent', 'young-person'] as const;
export type RightHolder = (typeof RIGHT_HOLDERS)[number];
export const rightHolder = (overCompulsorySchoolAge: boolean): RightHolder =>
  overCompulsorySchoolAge ? 'young-person' : 'parent';

/** What every page and letter about a pilot says (G26). */
export const PILOT_NOTE =
  'Only those local areas involved in the programme are testing this. It does not change the statutory duties or your rights.';

const TO: Readonly<Record<RightHolder, { readonly who: string; readonly whose: string }>> = {
  parent: { who: 'You, as the parent or carer,', whose: "your child's" },
  'young-person': { who: 'You', whose: 'your' },
};

/**
 * What a list and its letter always say, in every arm and in comparison areas: the notice of section 38, that any setting
 * can be asked for without a reason, the time to answer, and where settings are described. No configuration takes it away.
 */
export function requiredWording(holder: RightHolder, days: number): readonly string[] {
  const { who, whose } = TO[holder];
  return [
    `${who} have the right to make representations about the content of ${whose} draft plan, and to ask for a particular school or other institution to be named in it (Children and Families Act 2014, section 38).`,
    'You can ask for any of them, whether or not it is on this list, and you need not say why. This list is advice.',
    `You have at least ${Math.max(15, days)} days, beginning with the day the draft was served, to answer or to ask for a meeting. A list that comes later does not shorten that time.`,
    'Information about the schools and colleges that are available is in the Local Offer; ask us if you want it on paper.',
    PILOT_NOTE,
  ];
}

/** The text of a list's letter: what is always said first, then what the pilot chose from the approved wordings. */
export function listWording(
  { holder, days }: { readonly holder: RightHolder; readonly days: number },
  template: Template,
  added: readonly string[],
): readonly string[] {
  const approved = template.parameters.flatMap((p) =>
    'codes' in p && p.effect.kind === 'offer' && p.effect.of === 'wording' ? p.codes : [],
  );
  const chosen = approved.filter(({ code }) => added.includes(code)).map(({ label }) => label);
  return [...requiredWording(holder, days), ...chosen];
}
