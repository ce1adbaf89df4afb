import { afterAll, beforeAll, expect, test } from 'vitest';
import { BARNET, CAMDEN, type London, refusalCodes, registerPilot, startLondon } from './london.ts';

let london: London;
let pilotId: string;
beforeAll(async () => {
  london = await startLondon();
  pilotId = await registerPilot(london, 'national-standards');
});
afterAll(() => london.stop());

const statement = { id: 'ordinarily-available', version: 1 };
const burden = { minutesPerWeek: 30, tasks: ['Write down what was tried'] };
const setting = () => ({ pilotId, urn: '100001' });
const invitation = () => ({ ...setting(), laCode: CAMDEN, statements: [statement], burden });

test('no standard is tried before the setting saw the burden and agreed, nor after it withdrew', async () => {
  const [carl, head] = [await london.as('carl'), await london.as('head')];
  const may = async () => (await carl.standards.settings.mayTry.query({ ...setting(), statement })).may;
  await carl.standards.settings.invite.mutate(invitation());
  const early = head.standards.settings.agree.mutate({ ...setting(), post: 'headteacher' });
  expect(await refusalCodes(early)).toEqual(['burden-not-seen']);
  expect(await may()).toBe(false);
  await head.standards.settings.seeBurden.mutate(setting());
  await head.standards.settings.agree.mutate({ ...setting(), post: 'headteacher' });
  expect(await may()).toBe(true);
  await head.standards.settings.withdraw.mutate(setting());
  expect(await may()).toBe(false);
  expect((await head.standards.settings.list.query()).map(({ state }) => state)).toEqual(['withdrawn']);
});

test('an authority invites settings of its own area only, into pilots of that area', async () => {
  const ben = await london.as('ben');
  const invited = ben.standards.settings.invite.mutate(invitation());
  expect(await refusalCodes(invited)).toContain('other-authority');
  const elsewhere = ben.standards.settings.invite.mutate({ ...invitation(), laCode: 'E09000012' });
  expect(await refusalCodes(elsewhere)).toEqual(['no-such-area']);
});

test('an authority publishes its bands; a band that maps to nothing national is refused', async () => {
  const ben = await london.as('ben');
  const band = { code: 'B1', label: 'Band 1', poundsPerYear: null, rule: null, national: null };
  const edition = { validFrom: '2026-09-01', validTo: null, bands: [band], nationalScheme: null };
  const scheme = { id: 'barnet-bands', laCode: BARNET, title: 'Barnet bands', edition };
  await ben.standards.bands.publish.mutate(scheme);
  const next = { ...edition, validFrom: '2027-09-01', nationalScheme: { id: 'national', version: 1 } };
  const mapped = ben.standards.bands.publish.mutate({ ...scheme, edition: next });
  expect(await refusalCodes(mapped)).toEqual(['mapped-to-nothing']);
  expect((await ben.standards.bands.list.query({ area: BARNET })).map(({ version }) => version)).toEqual([1]);
});

test('what a group said stays with the partnership, and only that it spoke is told', async () => {
  const carl = await london.as('carl');
  const said = 'The wording is hard to follow.';
  const given = { statement, pilotId, voice: 'parent-carer-forum', said } as const;
  const { id } = await carl.standards.feedback.give.mutate(given);
  expect((await carl.standards.feedback.list.query({ statementId: statement.id }))[0]?.content.said).toBe(
    said,
  );
  const [event] = await london.database.query<{ text: string }>(
    `SELECT convert_from(body, 'UTF8') AS text FROM outbox.event WHERE key = '${id}'`,
  );
  expect(event?.text).not.toContain(said);
});

const approach = {
  ...{ laCode: CAMDEN, standardsVersion: 'cmc-2023' },
  mediators: [
    { mediator: 'm-1', register: 'CMC', number: 'A1', validFrom: '2026-01-01', validTo: null } as const,
  ],
  adviser: { organisation: 'An adviser', employers: ['independent' as const] },
  attends: {
    authority: { post: 'head-of-send', mayDecide: true },
    icb: { post: 'designated-officer', mayDecide: true },
  },
};

test('an authority keeps its own way of mediation; every problem is told at once', async () => {
  const carl = await london.as('carl');
  await carl.mediation.keep.mutate(approach);
  expect((await carl.mediation.show.query({ laCode: CAMDEN }))?.problems).toEqual([]);
  const wrong = {
    ...approach,
    adviser: { organisation: 'The board', employers: ['icb' as const] },
    attends: { ...approach.attends, authority: { post: 'clerk', mayDecide: false } },
  };
  expect(await refusalCodes(carl.mediation.keep.mutate(wrong))).toEqual([
    'adviser-not-independent',
    'cannot-decide',
  ]);
  const barnets = { ...approach, laCode: BARNET };
  expect(await refusalCodes(carl.mediation.keep.mutate(barnets))).toEqual(['other-authority']);
});
