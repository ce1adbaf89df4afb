import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ICAL from 'ical.js';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET } from './fake-pilots.ts';
import { startPortal } from './started-portal.ts';

const { visitor, browser, services, portal } = startPortal();
const PAGE = '/calendar/feed';
const term = { id: 'autumn', name: 'Autumn; 2026', firstDay: '2026-09-02', lastDay: '2026-12-18' };
const appointment = (what: string, to: string | null) => ({ function: what, from: '2026-01-01', to });
const beside = {
  terms: [
    { id: BARNET, state: 'kept', content: { repId: 'london', laCode: BARNET, terms: [term], source: 'x' } },
  ],
  money: [{ id: 'london', state: 'kept', content: { grants: [{ id: '2026-27', to: '2027-04-01' }] } }],
  returns: [
    { id: 'r1', state: 'drafted', content: { grantId: '2026-27', to: '2026-10-01' } },
    { id: 'r2', state: 'submitted', content: { grantId: '2026-27', to: '2026-07-01' } },
  ],
  schemes: [
    {
      ...{ id: BARNET, state: 'kept' },
      content: {
        laCode: BARNET,
        appointments: [appointment('drafter', null), appointment('deputy', '2026-12-24')],
      },
    },
  ],
  links: [
    { id: 'l1', state: 'open', content: { on: { kind: 'pilot', id: 'p1' }, until: '2026-12-01' } },
    { id: 'l2', state: 'withdrawn', content: { on: { kind: 'pilot', id: 'p1' }, until: '2026-12-02' } },
  ],
};
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  services().answers.set('Calendar', { pilots: [], plans: [] });
  services().answers.set('CalendarBeside', beside);
});

/** Makes an address for the account and returns its path. */
async function addressOf(account: string): Promise<string> {
  const { body } = await (await visitor(account)).submit(PAGE, PAGE, {});
  return /http:\/\/127\.0\.0\.1:4600(\/calendar\/feed\/[\w-]{43}\.ics)</.exec(body)?.[1] ?? 'no address';
}
const eventsIn = (text: string) => {
  const calendar = new ICAL.Component(ICAL.parse(text));
  return calendar.getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
};

describe('a calendar elsewhere', () => {
  it('reads every day that the account sees, without a session, in words that a parser takes', async () => {
    const { statusCode, headers, body } = await browser().get(await addressOf('lead-authority'));
    expect([statusCode, headers['content-type']]).toEqual([200, 'text/calendar; charset=utf-8']);
    const events = eventsIn(body).map(({ summary, startDate }) => `${startDate.toString()} ${summary}`);
    expect(events).toEqual([
      '2026-09-02 Barnet (E09000003): Autumn; 2026, first day of term',
      '2026-10-01 Return of the grant 2026-27: its period is over, sign it and send it',
      '2026-12-01 Last day of a link to the draft of a pilot',
      '2026-12-18 Barnet (E09000003): Autumn; 2026, last day of term',
      '2026-12-24 Barnet (E09000003): an appointment as deputy ends',
      '2027-04-01 Grant 2026-27: first day that it no longer covers, its return is due',
    ]);
    const uids = eventsIn(body).map(({ uid }) => uid);
    expect(new Set(uids).size).toBe(uids.length);
  });

  it('asks in the name of its account, of its own partnership or of all nine', async () => {
    const own = await addressOf('lead-authority');
    const all = await addressOf('dfe-policy');
    services().asked.length = 0;
    await browser().get(own);
    const asked = () => services().asked.map(({ variables }) => JSON.stringify(variables));
    expect(new Set(asked())).toEqual(new Set(['{"partnership":"london","first":200}']));
    expect(eventsIn((await browser().get(all)).body)).toHaveLength(9 * 6);
  });

  it('is told that nothing changed, and anew once something did', async () => {
    const address = await addressOf('lead-authority');
    const first = await browser().get(address);
    const again = (etag: string) =>
      browser().send({ method: 'GET', url: address, headers: { 'if-none-match': etag } });
    const etag = String(first.headers.etag);
    const same = await again(etag);
    expect([same.statusCode, same.body]).toEqual([304, '']);
    services().answers.set('CalendarBeside', { ...beside, terms: [] });
    expect((await again(etag)).statusCode).toBe(200);
  });

  it('is told that an address has ended, when a new one was made and when it was ended', async () => {
    const [first, second] = [await addressOf('camden-drafter'), await addressOf('camden-drafter')];
    expect((await browser().get(first)).statusCode).toBe(410);
    expect((await browser().get(second)).statusCode).toBe(200);
    const person = await visitor('camden-drafter');
    const ended = await person.submit(PAGE, `${PAGE}/end`, {});
    expect(ended.headers.location).toBe('/calendar/feed?done=ended');
    const gone = await browser().get(second);
    expect(gone.statusCode).toBe(410);
    expect(gone.body).toContain('Make a new address on your calendar’s page: this one has ended.');
    expect((await person.get(PAGE)).body).toContain('You have no address yet.');
  });

  it('finds nothing at an address that never was', async () => {
    for (const file of [`${'A'.repeat(43)}.ics`, 'x.ics', '..%2f..%2fetc%2fpasswd']) {
      expect((await browser().get(`${PAGE}/${file}`)).statusCode).toBe(404);
    }
  });
});

describe('the address', () => {
  it('is shown once, and is kept nowhere in clear', async () => {
    const address = await addressOf('camden-approver');
    const token = address.slice('/calendar/feed/'.length, -'.ics'.length);
    const folder = join(portal().directory, 'portal', 'feeds');
    const kept = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8'));
    expect(kept.join()).toContain(createHash('sha256').update(token).digest('hex'));
    expect(kept.join()).not.toContain(token);
    const { body } = await (await visitor('camden-approver')).get(PAGE);
    expect(body).toContain('It cannot be shown again.');
    expect(body).not.toMatch(/[\w-]{43}\.ics/);
  });

  it('is not for a setting or a forum, whose role sees no such days', async () => {
    for (const account of ['setting', 'parent-carer-forum'])
      expect((await (await visitor(account)).get(PAGE)).statusCode).toBe(403);
  });
});
