import { type GrantReturn, MONEY, type Money, returnFigures, type Spend } from '@rep/domain';
import { BARNET, CAMDEN, PILOT_ID } from './fake-pilots.ts';

const AT = '2026-01-02T09:00:00.000Z';
const signature = (by: string) => ({ on: '2025-12-01', by });

/** £1,000 granted to London; £600 of it is Barnet's on the one pilot and £300 Camden's. */
export const money: Money = MONEY.schema.parse({
  repId: 'london',
  memoranda: [
    {
      ...{
        version: 1,
        title: 'Our <b>memorandum</b>',
        documentSha256: 'a'.repeat(64),
        draftedBy: 'barnet-drafter',
      },
      ...{ signedByPartnership: signature('barnet-approver'), signedByDfe: signature('dfe-policy') },
    },
  ],
  leads: [
    {
      ...{ laCode: BARNET, account: 'lead-authority', secondAccount: 'barnet-approver', from: '2025-12-01' },
      namedBy: 'barnet-approver',
    },
  ],
  grants: [
    {
      ...{ id: '2026-27', memorandumVersion: 1, pence: 100_000, from: '2026-04-01', to: '2027-04-01' },
      payments: [{ id: 'q1', on: '2026-04-20', pence: 50_000 }],
    },
  ],
  apportionments: [
    { grantId: '2026-27', pilotId: PILOT_ID, laCode: BARNET, pence: 60_000 },
    { grantId: '2026-27', pilotId: PILOT_ID, laCode: CAMDEN, pence: 30_000 },
  ],
});

const entry = (id: string, pence: number, more: object = {}) => ({
  ...{ id, grantId: '2026-27', on: '2026-05-01', category: 'staff' as const, pence, note: null },
  ...{ supersedes: null, reason: null, by: 'camden-drafter', ...more },
});
const spendOf = (laCode: string, entries: Spend['entries']): Spend => ({
  pilotId: PILOT_ID,
  laCode,
  entries,
});
/** Camden spent £425, after an entry of £900 was corrected: £125 more than its share. */
export const spends: readonly Spend[] = [
  spendOf(CAMDEN, [entry('e1', 90_000), entry('e2', 42_500, { supersedes: 'e1', reason: 'A <i>slip</i>.' })]),
  spendOf(BARNET, [entry('e3', 10_000)]),
];

const period = { grantId: '2026-27', from: '2026-04-01', to: '2026-07-01' };
const figures = returnFigures(money, spends, period);
if (!figures) throw new Error('the grant is there');
export const drawn: GrantReturn = {
  ...{ ...period, repId: 'london', state: 'drafted', figures, draftedBy: 'lead-authority' },
  ...{ signedBy: null, signedOn: null, submittedOn: null },
};

/** A record as the service shows it. */
export const kept = <C>(content: C, id: string, state = 'kept') => ({
  ...{ id, version: 7, state, areas: [], content, sha256: 'a'.repeat(64), step: 'x', reason: null },
  ...{ by: { account: 'x', role: 'lead-authority', laCode: BARNET }, at: AT, synthetic: false },
});
