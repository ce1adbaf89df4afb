import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { accepted, returned } from './fake-decisions.ts';
import { BARNET, CAMDEN, checklist, history, PILOT_ID, running, shown } from './fake-pilots.ts';
import { PLAN_ID, planInForce, shownPlan } from './fake-plans.ts';
import { readDocx, readPdf } from './read-printed.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PILOT = `/partnerships/london/pilots/${PILOT_ID}`;
const PLAN = `/partnerships/london/plans/${PLAN_ID}`;
const AT = '2026-01-05T09:00:00.000Z';
const decision = {
  ...{ gate: 'G26', laCode: CAMDEN, result: 'fail', factsSha256: 'c'.repeat(64), at: AT, snapshot: null },
  ...{ refusals: [{ code: 'x', fact: 'The statement is missing.' }], by: 'barnet-approver', waiver: null },
  ...{ role: 'lead-authority', dissent: 'Camden disagrees.', wouldChange: 'An easy-read page.' },
};
const step = (name: string, version: number, reason: string | null) => ({
  ...{ ...history[0], version, step: name, reason, at: AT, differences: [] },
  by: { account: 'dfe-policy-1', role: 'dfe-policy', laCode: null },
});
const share = (laCode: string, pence: number) => ({ grantId: 'g1', pilotId: PILOT_ID, laCode, pence });
const money = {
  ...shown(running),
  content: {
    repId: 'london',
    memoranda: [],
    leads: [],
    grants: [],
    apportionments: [share(BARNET, 500_050)],
  },
};

beforeEach(() => {
  const { answers } = services();
  answers.clear();
  answers.set('pilots.show', shown({ ...running, decisions: [decision] } as typeof running));
  answers.set('pilots.checklist', checklist);
  answers.set('money.show', money);
  answers.set('money.spend', []);
  answers.set('inclusionPlans.show', shownPlan(planInForce, 17));
  answers.set('inclusionPlans.history', [step('accept', 17, null)]);
  answers.set('documents.list', { documents: [] });
  answers.set('standards.statements.list', [{ content: { id: 'ns-1', title: 'First standard' } }]);
  answers.set('inclusionPlans.decisions', [returned, accepted]);
});

const open = async (account: string, path: string) => (await visitor(account)).get(path);
const pdfText = async (account: string, path: string) =>
  (await readPdf((await open(account, `${path}.pdf`)).rawPayload)).text;

const PACK_OF_PILOT = [
  'SYNTHETIC: made up for practice',
  'Board pack: Mediation before appeal',
  'Does it work?',
  `Barnet (${BARNET})`,
  'A guardrail paused it on 2 January 2026',
  'Data protection impact assessment Missing',
  'G26: What the public is told',
  'What the public is told lacks the statement.',
  "the lead authority's drafter",
  'Camden disagrees.',
  'An easy-read page.',
  'b'.repeat(64),
  'Letters went out late.',
  '£5000.50',
  'Versions, the newest first',
];

describe('the board pack of a pilot', () => {
  it('holds the same facts as a page, a PDF and a document for a word processor', async () => {
    const page = (await open('lead-authority', `${PILOT}/pack`)).body.replaceAll('&#39;', "'");
    const docx = readDocx((await open('lead-authority', `${PILOT}/pack.docx`)).rawPayload).text;
    const pdf = await pdfText('lead-authority', `${PILOT}/pack`);
    const joined = (text: string): string => text.replaceAll(/\s/g, '');
    for (const fact of PACK_OF_PILOT) {
      expect(joined(page.replaceAll(/<[^>]+>/g, ''))).toContain(joined(fact));
      expect(joined(docx)).toContain(joined(fact));
      expect(joined(pdf)).toContain(joined(fact));
    }
    expect(`${page}${docx}${pdf}`).not.toMatch(/barnet-(approver|drafter)|camden-approver|dfe-policy-1/);
  });

  it('is a file named for what it is, and the same bytes each time', async () => {
    const sums = new Set<string>();
    for (const path of ['pack.pdf', 'pack.pdf', 'pack.docx', 'pack.docx']) {
      const { headers, rawPayload } = await open('lead-authority', `${PILOT}/${path}`);
      expect(headers['content-disposition']).toBe(
        `attachment; filename="synthetic-board-pack-pilot-mediation-before-appeal-v3.${path.slice(5)}"`,
      );
      expect(headers['cache-control']).toBe('no-store');
      sums.add(createHash('sha256').update(rawPayload).digest('hex'));
    }
    expect(sums.size).toBe(2);
  });

  it('shows its money to whoever may read money, and asks for none in another’s name', async () => {
    services().asked.length = 0;
    expect((await open('parent-carer-forum', `${PILOT}/pack`)).body).not.toContain('5000.50');
    expect(services().asked.map(({ operation }) => operation)).not.toContain('money.show');
  });
});

describe('the board pack of a plan', () => {
  it('holds its sections, its bodies, its questions, the judgements and the decision', async () => {
    const text = await pdfText('lead-authority', `${PLAN}/pack`);
    for (const fact of [
      'Many <b>needs</b>.',
      'the integrated care board Not yet, and needed',
      'Not quorate',
      'How many? Not answered yet',
      'Judged against programme-test-set, version 1',
      'First standard (ns-1) Partly met: Say more.',
      'Accepted with conditions, on 2 January 2026',
      'Name the places. 1 December 2026 Still open',
    ]) {
      expect(text).toContain(fact);
    }
    expect(text).not.toContain('regions-group-london-1');
  });
});

describe('the letter of Regions Group', () => {
  it('names the version of the standards, each condition with its day, whether lists may run and what is next', async () => {
    const text = await pdfText('member-authority', `${PLAN}/decision`);
    for (const fact of [
      'The authority of Barnet (E09000003) and its SEND and AP Partnership',
      '2 January 2026',
      'Accepted with conditions',
      'We judged the plan against programme-test-set, version 1.',
      'It is in force from 3 January 2026 until 3 January 2027.',
      'Name the places. Due 1 December 2026.',
      'Tailored-list pilots of the area may not run yet.',
      'the first is due on 1 December 2026',
    ]) {
      expect(text).toContain(fact);
    }
  });

  it('of an earlier decision stays as it was sent', async () => {
    const letter = await open('member-authority', `${PLAN}/decision?version=9`);
    expect(letter.body).toContain('We return the plan to you.');
    expect(letter.body).toContain('Say more of health.');
    expect(letter.body).not.toContain('Name the places.');
    expect(letter.body).toContain(`href="${PLAN}/decision.pdf?version=9"`);
    expect(letter.body).toContain(`href="${PLAN}/decision?version=17"`);
    expect((await open('member-authority', `${PLAN}/decision?version=3`)).statusCode).toBe(404);
    services().answers.set('inclusionPlans.decisions', []);
    expect((await open('regions-group', `${PLAN}/decision.pdf`)).statusCode).toBe(404);
  });

  it('is refused to a role that reads no plans', async () => {
    for (const ending of ['pack', 'pack.pdf', 'decision', 'decision.docx']) {
      expect((await open('researcher', `${PLAN}/${ending}`)).statusCode).toBe(403);
    }
    expect((await open('lead-authority', PLAN.replace('london', 'north-east'))).statusCode).toBe(403);
  });
});

describe('the letter of DfE policy', () => {
  it('is about one decision, with its reason and the title that the pilot had then', async () => {
    const renamed = {
      ...step('edit', 9, null),
      differences: [{ path: 'title', before: 'Mediation', after: 'New' }],
    };
    services().answers.set('pilots.history', [history[0], step('return', 8, 'Say who is asked.'), renamed]);
    const { body } = await open('lead-authority', `${PILOT}/decision`);
    expect(body).toContain('Decision on the pilot Mediation<');
    expect(body).toContain('Say who is asked.');
    expect(body).toContain('It is a draft again.');
    services().answers.set('pilots.history', [
      history[0],
      step('return', 8, 'No.'),
      step('approve', 12, null),
    ]);
    expect((await open('lead-authority', `${PILOT}/decision`)).body).toContain('We approve the pilot');
    services().answers.set('pilots.history', history);
    expect((await open('lead-authority', `${PILOT}/decision`)).statusCode).toBe(404);
  });
});
