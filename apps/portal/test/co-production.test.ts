import { COMMENT, PILOT } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { BARNET, CAMDEN, drafted, PILOT_ID, shown } from './fake-pilots.ts';
import { draftedPlan, PLAN_ID, shownPlan } from './fake-plans.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, browser, services } = startPortal();
const PAGE = `/partnerships/london/co-production/pilot/${PILOT_ID}`;
const TOKEN = 'x'.repeat(43);
const DRAFT = `/drafts/london/${TOKEN}`;
const ON = { kind: 'pilot', id: PILOT_ID, version: 3 };
const COMMENT_ID = `${PILOT_ID}.abc`;

const comment = COMMENT.schema.parse({
  ...{ id: 'abc', on: ON, areas: [BARNET], state: 'received', group: 'health', contactDetails: true },
  ...{ text: 'Ring <b>us</b>', through: 'link', at: '2026-01-03T10:00:00.000Z', answer: null, changes: [] },
});
const counts = {
  groups: { 'parent-carer-forum': 12, 'young-people': 'c', settings: 0, health: 'c', practitioners: 0 },
  total: 'c',
};
const answered = [
  {
    ...{ commentId: 'abc', group: 'c', youSaid: 'Letters are hard to read.', weSay: 'They are.' },
    changes: [{ to: { ...ON, version: 4 }, what: 'Easy read <i>comes</i> with each.' }],
  },
];
const link = {
  ...{ on: ON, areas: [BARNET], group: 'settings', until: '2099-01-01', madeBy: 'barnet-drafter' },
  ...{ withdrawnAt: null, comments: 2 },
};
const ended = { ...link, until: '2026-01-01' };

beforeEach(() => {
  services().asked.length = 0;
  services().tokens.length = 0;
  services().answers.clear();
  services()
    .answers.set('pilots.show', { ...shown(drafted), areas: [BARNET] })
    .set('coProduction.youSaid', { counts, answered, ledBy: [] })
    .set('coProduction.comments', [{ ...shown(drafted, 2), id: COMMENT_ID, content: comment }])
    .set('coProduction.links', [
      { ...shown(drafted), id: 'linkone', content: link },
      { ...shown(drafted), id: 'linktwo', content: ended },
    ]);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const linksFor = async (account: string): Promise<string[]> => {
  const { body } = await (await visitor(account)).get(PAGE);
  return [...body.matchAll(/href="([^"]*co-production[^"]*)"/g)].map((match) =>
    (match[1] ?? '').replace(`${PAGE}/`, ''),
  );
};

describe('"you said, we did"', () => {
  it('shows answers, what they changed, and counts that can be published', async () => {
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body).toContain('Letters are hard to read.');
    expect(body).toContain('We did, in version 4:');
    expect(body).toContain('Easy read &lt;i&gt;comes&lt;/i&gt; with each.');
    expect(body.match(/c \(confidential\)/g)).toHaveLength(3);
  });

  it('keeps comments and links from who may not read them', async () => {
    const { body } = await (await visitor('evaluator')).get(PAGE);
    expect(body).not.toContain('Ring');
    expect(sent('coProduction.comments')).toBeUndefined();
    expect(sent('coProduction.links')).toBeUndefined();
    expect(await linksFor('evaluator')).toEqual([]);
  });

  it('shows authorities the comments, inert, with a warning of contact details', async () => {
    const { body } = await (await visitor('dfe-policy')).get(PAGE);
    expect(body).toContain('Ring &lt;b&gt;us&lt;/b&gt;');
    expect(body).toContain('This looks as if it held a telephone number');
    expect(await linksFor('dfe-policy')).toEqual([]);
  });

  it('leads who may act to each step, and to the end of an open link only', async () => {
    expect(await linksFor('barnet-drafter')).toEqual([
      ...['comment', 'share', `comments/${COMMENT_ID}/answer`, 'links/linkone/end'],
    ]);
    expect(await linksFor('parent-carer-forum')).toEqual(['comment']);
    expect(await linksFor('camden-drafter')).toEqual([]);
    expect((await (await visitor('camden-drafter')).get(`${PAGE}/share`)).statusCode).toBe(403);
  });
});

describe('an inclusion plan', () => {
  it('leads to what groups said of it, where a lead acts for its own area only', async () => {
    const plan = `/partnerships/london/co-production/inclusion-plan/${PLAN_ID}`;
    const barnet = await visitor('barnet-drafter');
    expect((await barnet.get(`/partnerships/london/plans/${PLAN_ID}`)).body).toContain(`href="${plan}"`);
    services().answers.set('inclusionPlans.show', { ...shownPlan(draftedPlan), areas: [BARNET] });
    expect((await barnet.get(plan)).body).toContain(`href="${plan}/share"`);
    services().answers.set('inclusionPlans.show', { ...shownPlan(draftedPlan), areas: [CAMDEN] });
    expect((await barnet.get(plan)).body).not.toContain(`href="${plan}/share"`);
  });
});

describe('a group', () => {
  it('that is signed in speaks for itself, on the version that it read', async () => {
    services().answers.set('coProduction.comment', shown(drafted));
    const page = await (await visitor('parent-carer-forum')).submit(`${PAGE}/comment`, `${PAGE}/comment`, {
      ...{ text: 'Good.', group: 'health' },
    });
    expect(page.headers.location).toBe(`${PAGE}?done=comment`);
    expect(sent('coProduction.comment')).toEqual({ on: ON, group: 'parent-carer-forum', text: 'Good.' });
  });
});

describe('an authority', () => {
  it('is shown the address of a link this once', async () => {
    services().answers.set('coProduction.share', { linkId: 'x', token: TOKEN, until: '2026-12-24' });
    const page = await (await visitor('barnet-drafter')).submit(`${PAGE}/share`, `${PAGE}/share`, {
      ...{ group: 'young-people', 'until-day': '24', 'until-month': '12', 'until-year': '2026' },
    });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`>http://127.0.0.1:4600${DRAFT}</a>`);
    expect(page.headers['cache-control']).toBe('no-store');
    expect(sent('coProduction.share')).toEqual({ on: ON, group: 'young-people', until: '2026-12-24' });
  });

  it('ends a link', async () => {
    services().answers.set('coProduction.withdrawLink', {});
    const at = `${PAGE}/links/linkone/end`;
    const page = await (await visitor('barnet-drafter')).submit(at, at, {});
    expect(page.headers.location).toBe(`${PAGE}?done=end`);
    expect(sent('coProduction.withdrawLink')).toEqual({ linkId: 'linkone' });
  });

  it('answers a comment, then says what it changed', async () => {
    services().answers.set('coProduction.answer', {}).set('coProduction.linkChange', {});
    const at = `${PAGE}/comments/${COMMENT_ID}`;
    const barnet = await visitor('barnet-drafter');
    await barnet.submit(`${at}/answer`, `${at}/answer`, { youSaid: 'A', weSay: 'B', _version: '2' });
    expect(sent('coProduction.answer')).toEqual({
      ...{ commentId: COMMENT_ID, expectedVersion: 2, youSaid: 'A', weSay: 'B' },
    });
    await barnet.submit(`${at}/change`, `${at}/change`, { version: '4', what: 'C' });
    expect(sent('coProduction.linkChange')).toEqual({
      ...{ commentId: COMMENT_ID, to: { kind: 'pilot', id: PILOT_ID, version: 4 }, what: 'C' },
    });
  });
});

describe('a draft by its link', () => {
  const content = PILOT.publicPart({
    ...drafted,
    plan: {
      question: 'Does it help? Who says so?',
      design: { areas: [BARNET], comparisonAreas: [], phaseIn: [], allocation: null },
    },
  });
  beforeEach(() => {
    services().answers.set('coProduction.openDraft', {
      ...{ on: ON, group: 'young-people', until: '2026-12-24' },
      draft: { content, state: 'consulting' },
    });
  });

  it('opens without an account, in short lines, and asks the service without a token', async () => {
    const { body, statusCode } = await browser().get(DRAFT);
    expect(statusCode).toBe(200);
    expect(body).toContain('<bdi>Does it help?</bdi></li><li class="govuk-body-l"><bdi>Who says so?</bdi>');
    expect(body).toContain('<bdi>Barnet</bdi>');
    expect(body).toContain('It is a draft. It is not decided yet.');
    expect(body).toContain('You write for this group: young people.');
    expect(services().tokens).toEqual(['']);
    expect(sent('coProduction.openDraft')).toEqual({ token: TOKEN });
  });

  it('that is decided is not called a draft', async () => {
    const draft = { content, state: 'live' };
    services().answers.set('coProduction.openDraft', { on: ON, group: 'health', until: '2026-12-24', draft });
    expect((await browser().get(DRAFT)).body).not.toContain('It is a draft.');
  });

  it('takes a comment without an account', async () => {
    services().answers.set('coProduction.commentByLink', {});
    const guest = browser();
    const page = await guest.submit(DRAFT, DRAFT, { text: 'I like it.' });
    expect(page.headers.location).toBe(`${DRAFT}?thanks=1`);
    expect(sent('coProduction.commentByLink')).toEqual({ token: TOKEN, text: 'I like it.' });
    expect((await guest.get(`${DRAFT}?thanks=1`)).body).toContain('Thank you. We have what you wrote.');
  });

  it('loses nothing that was typed when it cannot be taken', async () => {
    const guest = browser();
    expect((await guest.submit(DRAFT, DRAFT, { text: ' ' })).body).toContain('href="#text">Write what you');
    const hostile = 'a\u0007<script>';
    const page = await guest.submit(DRAFT, DRAFT, { text: hostile });
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain('&lt;script&gt;</textarea>');
    expect(sent('coProduction.commentByLink')).toBeUndefined();
  });

  it('is sent from its own page only', async () => {
    const headers = {
      'content-type': 'application/x-www-form-urlencoded',
      origin: 'https://elsewhere.example',
    };
    const page = await browser().send({ method: 'POST', url: DRAFT, payload: 'text=Hello', headers });
    expect(page.statusCode).toBe(403);
    expect(sent('coProduction.commentByLink')).toBeUndefined();
  });

  it('that has ended, or is not whole, says so', async () => {
    const refusal = new FakeRefusal('Ask.', { httpStatus: 404 });
    services().answers.set('coProduction.openDraft', refusal).set('coProduction.commentByLink', refusal);
    for (const at of [DRAFT, DRAFT.slice(0, -1)]) {
      const page = await browser().get(at);
      expect(page.statusCode).toBe(410);
      expect(page.body).toContain('This link has ended');
    }
  });
});
