import type { Person } from '../access/person.ts';
import type { Refusal } from '../gates/step-refused.ts';
import { type Delegation, isApprover, isDrafter } from './delegation.ts';

/** For which authority, on which day, under which scheme. */
export type Standing = {
  readonly laCode: string;
  readonly scheme: Delegation | null;
  readonly on: string;
};

const AUTHORITY_ROLES: readonly string[] = ['lead-authority', 'member-authority'];
const refusal = (laCode: string, rest: Pick<Refusal, 'code' | 'fact' | 'whoCanSupply'>): Refusal => ({
  gate: 'G12',
  field: null,
  laCode,
  ...rest,
});

/** An authority answers for its own area only. */
export const actsFor = (by: Person, laCode: string): readonly Refusal[] =>
  AUTHORITY_ROLES.includes(by.role) && by.laCode === laCode
    ? []
    : [
        refusal(laCode, {
          code: 'another-authority',
          fact: 'Only the authority itself decides for its area.',
          whoCanSupply: "the authority's own approver",
        }),
      ];

/** Why this person may not draft for the authority; nothing when they may. */
export const mayDraft = (by: Person, { laCode, scheme, on }: Standing): readonly Refusal[] => [
  ...actsFor(by, laCode),
  ...(isDrafter(scheme, by.account, on)
    ? []
    : [
        refusal(laCode, {
          code: 'not-a-drafter',
          fact: "The authority's scheme of delegation names this account as a drafter on no such date.",
          whoCanSupply: "the authority's approver, who appoints drafters",
        }),
      ]),
];

/** Why this person may not approve what these accounts drafted: nobody approves their own draft. */
export const mayApprove = (
  by: Person,
  { laCode, scheme, on }: Standing,
  draftedBy: readonly string[],
): readonly Refusal[] => [
  ...actsFor(by, laCode),
  ...(isApprover(scheme, by.account, on)
    ? []
    : [
        refusal(laCode, {
          code: 'not-an-approver',
          fact: "The authority's scheme of delegation lets this account approve on no such date.",
          whoCanSupply: "the authority's approver, or the deputy in the deputy's dates",
        }),
      ]),
  ...(draftedBy.includes(by.account)
    ? [
        refusal(laCode, {
          code: 'own-draft',
          fact: 'This account took part in the draft, and nobody approves their own draft.',
          whoCanSupply: 'another approver of the authority',
        }),
      ]
    : []),
];
