import type { RepId } from '@rep/contracts';
import type { Delegation } from '../delegation/delegation.ts';
import { mayDraft } from '../delegation/may.ts';
import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import { isWithin } from '../records/london-day.ts';
import { checkVariant, type VariantFacts } from './check-variant.ts';
import { refusal, refusalOf, wrongRole } from './refusal.ts';
import type { Template } from './template.ts';
import { type Choices, newestVersion, type Settings, type Variant, type VariantVersion } from './variant.ts';

type DraftVariantInput = Settings &
  Pick<Variant, 'id' | 'repId' | 'strand' | 'name' | 'copiedFrom'> & {
    /** Who wrote what it starts from. */
    readonly authors?: readonly string[];
  };
/** The published template that the variant is drawn up under, and what its check needs. */
type ChangeFacts = VariantFacts & {
  readonly template: Template;
  /** The scheme of delegation of the authority of whoever takes the step. */
  readonly scheme: Delegation | null;
};

const LEAD = 'a lead authority of the partnership';

/** A drafter of the authority writes it. While nobody holds a function there, as in a new authority, its people do. */
function asDrafter({ by }: Taking, { scheme, on }: ChangeFacts): readonly Refusal[] {
  const staffed = scheme?.appointments.some((each) => isWithin(on, each)) ?? false;
  return staffed ? mayDraft(by, { laCode: by.laCode ?? '', scheme, on }) : [];
}

function mayConfigure(repId: RepId, taking: Taking, facts: ChangeFacts): readonly Refusal[] {
  const { by } = taking;
  const role = wrongRole(by, 'lead-authority', "configure a partnership's variant");
  if (role.length > 0) return role;
  if (by.repId === repId) return asDrafter(taking, facts);
  return [
    refusal({
      code: 'other-partnership',
      fact: 'The variant is of another partnership.',
      whoCanSupply: LEAD,
    }),
  ];
}

function valuesFit(strand: string, settings: Settings, facts: ChangeFacts): readonly Refusal[] {
  if (facts.template.strand !== strand) {
    return [
      refusal({
        code: 'other-strand',
        field: 'strand',
        fact: `There is no published template of ${strand} here.`,
        whoCanSupply: 'DfE policy',
      }),
    ];
  }
  return checkVariant(facts.template, settings, facts).map((problem) => refusalOf(problem, LEAD));
}

const changeOf = (content: Variant, step: string, facts: VariantFacts): Change<Variant> => ({
  content,
  state: newestVersion(content).frozenAt === null ? 'draft' : 'frozen',
  areas: facts.members,
  step,
  reason: null,
  announces: [],
});

const authorsOf = (before: readonly string[] | undefined, { by }: Taking): string[] => [
  ...new Set([...(before ?? []), by.account]),
];

const withNewest = (variant: Variant, version: VariantVersion): Variant => ({
  ...variant,
  versions: [...variant.versions.slice(0, -1), version],
});

/** A partnership starts its own way of a strand. Its first version is drawn up under the template given. */
export function draftVariant(input: DraftVariantInput, taking: Taking, facts: ChangeFacts): Change<Variant> {
  const { values, authorityValues, authors = [], ...named } = input;
  refuseIfAny([...mayConfigure(input.repId, taking, facts), ...valuesFit(input.strand, input, facts)]);
  const templateVersion = facts.template.version;
  const draftedBy = authorsOf(authors, taking);
  const first = { number: 1, templateVersion, frozenAt: null, values, authorityValues, draftedBy };
  return changeOf({ ...named, versions: [first] }, 'drafted', facts);
}

/**
 * Sets the partnership's values. A version that an event names never changes: the change starts the next version, under
 * the template given, and what runs under the old one goes on under it.
 */
export function changeVariant(
  held: Variant,
  values: Choices,
  { taking, facts }: { readonly taking: Taking; readonly facts: ChangeFacts },
): Change<Variant> {
  const newest = newestVersion(held);
  const settings = { values, authorityValues: newest.authorityValues };
  refuseIfAny([...mayConfigure(held.repId, taking, facts), ...valuesFit(held.strand, settings, facts)]);
  return changeOf(withSettings(held, settings, { taking, facts }), 'changed', facts);
}

/** Sets one authority's values for its own area, by that authority: nobody sets another's. */
export function changeAuthorityValues(
  held: Variant,
  input: { readonly laCode: string; readonly values: Choices },
  { taking, facts }: { readonly taking: Taking; readonly facts: ChangeFacts },
): Change<Variant> {
  const { by } = taking;
  const { laCode, values } = input;
  const member = by.role === 'lead-authority' || by.role === 'member-authority';
  const own = member && by.repId === held.repId && by.laCode === laCode;
  const { values: ours, authorityValues } = newestVersion(held);
  const settings = { values: ours, authorityValues: { ...authorityValues, [laCode]: values } };
  refuseIfAny([
    ...(own
      ? asDrafter(taking, facts)
      : [
          refusal({
            gate: 'G12',
            code: 'other-authority',
            laCode,
            fact: 'An area is configured by its own authority.',
            whoCanSupply: 'that authority',
          }),
        ]),
    ...valuesFit(held.strand, settings, facts),
  ]);
  return changeOf(withSettings(held, settings, { taking, facts }), 'changed-for-one-area', facts);
}

function withSettings(
  held: Variant,
  settings: Settings,
  { taking, facts: { template } }: { readonly taking: Taking; readonly facts: ChangeFacts },
): Variant {
  const newest = newestVersion(held);
  const draftedBy = authorsOf(newest.draftedBy, taking);
  const next = { ...newest, ...settings, templateVersion: template.version, draftedBy };
  if (newest.frozenAt === null) return withNewest(held, next);
  return { ...held, versions: [...held.versions, { ...next, number: newest.number + 1, frozenAt: null }] };
}

/** An event is about to name the newest version: from now on it never changes. Freezing it again has no effect: null. */
export function freezeVariant(held: Variant, { now }: Taking, facts: VariantFacts): Change<Variant> | null {
  const newest = newestVersion(held);
  return newest.frozenAt === null
    ? changeOf(withNewest(held, { ...newest, frozenAt: now }), 'frozen', facts)
    : null;
}
