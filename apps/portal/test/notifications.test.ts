import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { drafted, line } from './fake-pilots.ts';
import { startPortal } from './started-portal.ts';

const { visitor, browser, services, portal } = startPortal();
const PAGE = '/notifications';
beforeEach(() => {
  services().answers.clear();
});
const frequencyOf = async (account: string) => (await portal().options.digests.stateOf(account)).frequency;
const stopLink = async (account: string): Promise<string> =>
  `/notifications/unsubscribe/${await portal().options.unsubscribing.tokenFor(account)}`;

describe('the page of notifications', () => {
  it('says that there is no address, what is chosen, and that no digest was had', async () => {
    const { body } = await (await visitor('camden-drafter')).get(PAGE);
    expect(body).toContain('Your account has no e-mail address');
    expect(body).toMatch(/value="daily"\s+checked/);
    expect(body).toContain('You have had no digest yet.');
  });

  it('keeps a choice, and asks for one where none is sent', async () => {
    const person = await visitor('camden-approver');
    const saved = await person.submit(PAGE, PAGE, { frequency: 'weekly' });
    expect([saved.statusCode, saved.headers.location]).toEqual([303, '/notifications?done=saved']);
    expect(await frequencyOf('camden-approver')).toBe('weekly');
    const refused = await person.submit(PAGE, PAGE, { frequency: 'hourly' });
    expect(refused.statusCode).toBe(400);
    expect(refused.body).toContain('<a href="#frequency">Choose when you want the digest</a>');
  });

  it('sends one now, shows it inert, and not again within a minute', async () => {
    services().answers.set('pilots.list', [line({ ...drafted, title: 'A <script> of\u202e theirs' })]);
    const lead = await visitor('lead-authority');
    const sent = await lead.submit(PAGE, `${PAGE}/send`, {});
    expect(sent.headers.location).toBe('/notifications?done=sent');
    const { body } = await lead.get('/notifications?done=sent');
    expect(body).toContain('- A &lt;script&gt; of theirs');
    expect(readdirSync(join(portal().directory, 'mail'))).toHaveLength(1);
    expect((await lead.submit(PAGE, `${PAGE}/send`, {})).statusCode).toBe(429);
    expect(readdirSync(join(portal().directory, 'mail'))).toHaveLength(1);
  });

  it('is not for who is not signed in, nor for the command', async () => {
    expect((await browser().get(PAGE)).statusCode).toBe(303);
    expect((await (await visitor('rep-command')).get(PAGE)).statusCode).toBe(403);
  });
});

describe('the link that stops the digest', () => {
  it('works without sign-in, and changes nothing by being opened', async () => {
    const link = await stopLink('barnet-drafter');
    const opened = await browser().get(link);
    expect(opened.body).toContain('Send me no more digests');
    expect(await frequencyOf('barnet-drafter')).toBe('daily');
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--',
    ],
  ])(
    'takes the one click of a mail program, from anywhere and without a cookie: %s',
    async (type, payload) => {
      const account = type.startsWith('multipart') ? 'enfield-drafter' : 'barnet-drafter';
      const url = await stopLink(account);
      const headers = { 'content-type': type, origin: 'https://mail.example' };
      const answer = await browser().send({ method: 'POST', url, payload, headers });
      expect(answer.statusCode).toBe(200);
      expect(answer.body).toContain('You get no more digests');
      expect(await frequencyOf(account)).toBe('none');
    },
  );

  it('that is forged ends nothing', async () => {
    const link = await stopLink('barnet-approver');
    const forged = [`${link.slice(0, -3)}AAA`, '/notifications/unsubscribe/x', `${link}x`];
    for (const url of forged) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded' };
      expect((await browser().send({ method: 'POST', url, payload: '', headers })).statusCode).toBe(404);
    }
    expect(await frequencyOf('barnet-approver')).toBe('daily');
  });
});
