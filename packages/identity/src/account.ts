import { newLaCodeSchema, type RepId, repIdSchema } from '@rep/contracts';
import { PROGRAMME, ROLES, type Role } from '@rep/domain';
import { z } from 'zod';

/** An account as DIR/accounts.json keeps it: the file is the user's way to the passwords made at the first start. */
const accountSchema = z.object({
  account: z.string().min(1).max(100),
  password: z.string().min(16),
  name: z.string().min(1).max(200),
  role: z.enum(ROLES),
  repId: repIdSchema.nullable(),
  laCode: newLaCodeSchema.nullable(),
  /** Where digests go. Accounts are made without one: whoever runs the platform adds it. */
  email: z.email().max(200).optional(),
});
export const accountsSchema = z.array(accountSchema).min(1);
export type Account = z.infer<typeof accountSchema>;

/** Who signed in; everything of an account but its password. */
export type Identity = Omit<Account, 'password'>;

/** Accounts that machines use. */
export const DATASET_SERVICE_ACCOUNT = 'dataset-service';
export const NATIONAL_SERVICE_ACCOUNT = 'national-service';
export const REP_COMMAND_ACCOUNT = 'rep-command';

type Place = { repId: RepId; laCode: string | null };
/** Roles of one partnership sit in London, where the example of the README is; the others look across all nine. */
const PLACES: Partial<Record<Role, Place>> = {
  'lead-authority': { repId: 'london', laCode: 'E09000003' },
  'member-authority': { repId: 'london', laCode: 'E09000007' },
  'regions-group': { repId: 'london', laCode: null },
  'integrated-care-board': { repId: 'london', laCode: null },
  'parent-carer-forum': { repId: 'london', laCode: 'E09000007' },
  setting: { repId: 'london', laCode: 'E09000007' },
};

const NAMES: Record<Exclude<Role, 'operator'>, string> = {
  'lead-authority': 'Lead authority (Barnet, London)',
  'member-authority': 'Member authority (Camden, London)',
  'regions-group': 'DfE Regions Group (London)',
  'dfe-policy': 'DfE policy team',
  'delivery-partner': 'Delivery partner',
  'integrated-care-board': 'Integrated care board (London)',
  'parent-carer-forum': 'Parent carer forum (Camden, London)',
  setting: 'Setting (Camden, London)',
  evaluator: 'Evaluator',
  researcher: 'Researcher',
  auditor: 'Auditor',
};

const oneForEveryRole: readonly Identity[] = ROLES.filter((role) => role !== 'operator').map((role) => ({
  account: role,
  name: NAMES[role],
  role,
  ...(PLACES[role] ?? { repId: null, laCode: null }),
}));

const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z]+/g, '-');

/** Two people in every authority, because nobody approves their own draft: `camden-drafter`, `camden-approver`. */
const twoInEveryAuthority: readonly Identity[] = PROGRAMME.flatMap(({ rep_id: repId, members }) =>
  members.flatMap(({ la_name, new_la_code: laCode, lead }) =>
    ['drafter', 'approver'].map(
      (what): Identity => ({
        account: `${slugOf(la_name)}-${what}`,
        name: `${la_name}: ${what}`,
        role: lead ? 'lead-authority' : 'member-authority',
        repId,
        laCode,
      }),
    ),
  ),
);

/** Two reviewers for every region, because a plan is quality-assured by two. */
const twoInEveryRegion: readonly Identity[] = PROGRAMME.flatMap(({ rep_id: repId, name }) =>
  ['1', '2'].map(
    (number): Identity => ({
      account: `regions-group-${repId}-${number}`,
      name: `DfE Regions Group (${name}), reviewer ${number}`,
      role: 'regions-group',
      repId,
      laCode: null,
    }),
  ),
);

/** One in every partnership, because health agrees to a plan itself and nobody does it in its name. */
const oneCareBoardInEveryPartnership: readonly Identity[] = PROGRAMME.map(({ rep_id: repId, name }) => ({
  ...{ account: `integrated-care-board-${repId}`, name: `Integrated care board (${name})` },
  ...{ role: 'integrated-care-board', repId, laCode: null },
}));

const nobodysPlace = { repId: null, laCode: null };

/** What machines sign in as. What they may do follows this version, also where an older one made their accounts. */
export const MACHINE_IDENTITIES: readonly Identity[] = [
  { account: REP_COMMAND_ACCOUNT, name: 'The rep command', role: 'operator', ...nobodysPlace },
  // It asks how many events the evidence holds, to know when a data set is out of date.
  { account: DATASET_SERVICE_ACCOUNT, name: 'The dataset service', role: 'evaluator', ...nobodysPlace },
  // It reads every partnership's variants, drafts as well, and feedback: no role that may write does.
  { account: NATIONAL_SERVICE_ACCOUNT, name: 'The national service', role: 'auditor', ...nobodysPlace },
];

/** The accounts of an installation: one for every role, those whom four eyes need, and those that machines use. */
export const LOCAL_IDENTITIES: readonly Identity[] = [
  ...oneForEveryRole,
  { account: 'dfe-policy-2', name: 'DfE policy team, second person', role: 'dfe-policy', ...nobodysPlace },
  ...twoInEveryAuthority,
  ...twoInEveryRegion,
  ...oneCareBoardInEveryPartnership,
  ...MACHINE_IDENTITIES,
];
