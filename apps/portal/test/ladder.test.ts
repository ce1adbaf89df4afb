import { DEFAULT_LADDER, LADDER_NOTE, type LadderPosition, notOnLadder } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { kept } from './fake-money.ts';
import { BARNET, scheme } from './fake-pilots.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = '/partnerships/london/ladder';
const AREA = `${PAGE}/${BARNET}`;
const AT = '2026-01-02T09:00:00.000Z';
const facts = [{ query: 'The <b>delivery</b> plan', asOf: AT, values: [{ name: 'answer', value: 3 }] }];
const proposed: LadderPosition = {
  ...notOnLadder(BARNET, 'london'),
  state: 'proposed',
  proposal: {
    ...{ to: 'monitoring', facts, representationsBy: '2099-01-01', by: 'rita', at: AT },
    grounds: [{ condition: 'monitoring-in-outcomes', note: 'Three points are late.' }],
  },
};
const heard: LadderPosition = {
  ...{ ...proposed, state: 'heard' },
  representations: [{ text: 'Two posts were vacant.', at: AT, by: 'barnet-approver' }],
};
const answer = (procedure: string, content: unknown): unknown => services().answers.set(procedure, content);
const stand = (...positions: LadderPosition[]): unknown =>
  answer('ladder.positions', {
    note: LADDER_NOTE,
    positions: positions.map((each) => kept(each, each.laCode)),
  });
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
  answer('ladder.show', { version: 0, ladder: DEFAULT_LADDER });
  answer('delegation.show', scheme);
  stand(proposed);
});
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const open = async (account: string, path: string) => (await visitor(account)).get(path);
const send = async (account: string, path: string, fields: Record<string, string>) =>
  (await visitor(account)).submit(path, path, { _version: '7', ...fields });
const stepsOn = async (account: string): Promise<string[]> =>
  [...(await open(account, AREA)).body.matchAll(/href="[^"]*\/((?:steps|propose)\/[^"]+)"/g)].map(
    (match) => match[1] ?? '',
  );
const day = (name: string, year: string): Record<string, string> => ({
  [`${name}-day`]: '1',
  [`${name}-month`]: '2',
  [`${name}-year`]: year,
});

describe('the ladder of a partnership', () => {
  it('shows its rungs with conditions on outcomes and finance, and that it ranks nobody', async () => {
    const { body } = await open('regions-group', PAGE);
    expect(body).toContain(LADDER_NOTE.replace('’', '’'));
    expect(body).toContain('Rung 4: Restriction');
    expect(body).toMatch(/Enter<\/bdi><\/th>.*Outcomes.*A commitment of the plan in force is not delivered/s);
    expect(body).toContain('these rungs are a proposal, to be replaced');
  });

  it('has its rungs set by DfE policy alone; a condition keeps its id while its words stay', async () => {
    expect((await open('regions-group', `${PAGE}/set`)).statusCode).toBe(403);
    const words = (text: string) => `${text} | The plan`;
    const rung = {
      'title-0': 'Watching',
      'entry-outcomes-0': `${words('New')}\r\n${DEFAULT_LADDER.rungs[0]?.entry[0]?.words} | The plan`,
      'entry-finance-0': words('b'),
      'exit-outcomes-0': words('c'),
      'exit-finance-0': words('d'),
    };
    const half = await send('dfe-policy', `${PAGE}/set`, {
      ...rung,
      representationDays: '21',
      'exit-finance-0': 'no bar',
    });
    expect(half.body).toContain('href="#exit-finance-0">Write on every line what shows the condition');
    answer('ladder.set', kept(DEFAULT_LADDER, 'intervention'));
    await send('dfe-policy', `${PAGE}/set`, { ...rung, representationDays: '21' });
    expect(sent('ladder.set')).toMatchObject({
      ladder: {
        representationDays: 21,
        rungs: [
          {
            ...{ id: 'monitoring', title: 'Watching' },
            entry: [
              { id: 'monitoring-entry-outcomes-1', on: 'outcomes', words: 'New', evidence: 'The plan' },
              { id: 'monitoring-in-outcomes', on: 'outcomes' },
              { on: 'finance', words: 'b' },
            ],
          },
        ],
      },
    });
  });
});

describe('an area on the ladder', () => {
  it('shows what is proposed, on which conditions and evidence, and what the authority says', async () => {
    stand(heard);
    const { body } = await open('regions-group', AREA);
    for (const text of [
      'Three points are late.',
      'The &lt;b&gt;delivery&lt;/b&gt; plan',
      'answer: 3',
      'Two posts were vacant.',
    ])
      expect(body).toContain(text);
    expect(body).not.toContain('barnet-approver');
  });

  it('is not moved before the authority was heard or let its time pass', async () => {
    expect(await stepsOn('regions-group')).toEqual(['steps/withdraw']);
    stand({
      ...proposed,
      proposal: proposed.proposal && { ...proposed.proposal, representationsBy: '2026-01-10' },
    });
    expect(await stepsOn('regions-group')).toEqual(['steps/move', 'steps/withdraw']);
    stand(heard);
    expect(await stepsOn('regions-group')).toEqual(['steps/move', 'steps/withdraw']);
    expect(await stepsOn('dfe-policy')).toEqual([]);
    expect(await stepsOn('barnet-approver')).toEqual(['steps/represent']);
    expect(await stepsOn('lead-authority')).toEqual([]);
    expect((await open('camden-approver', AREA)).statusCode).toBe(404);
  });

  it('is proposed to be moved to any other rung, or off it, with conditions and evidence', async () => {
    stand({ ...notOnLadder(BARNET, 'london'), rung: 'support' });
    expect(await stepsOn('regions-group')).toEqual(
      ['monitoring', 'notice', 'restriction', 'off'].map((to) => `propose/${to}`),
    );
    const path = `${AREA}/propose/off`;
    expect((await open('regions-group', `${AREA}/propose/support`)).statusCode).toBe(404);
    const evidence = { 'query-1': 'Return of the summer', ...day('asof-1', '2026'), 'answer-1': '12.5' };
    const none = await send('regions-group', path, { ...evidence, ...day('representationsBy', '2099') });
    expect(none.body).toContain('href="#ground-0">Say of one condition at least how it is met');
    answer('ladder.propose', kept(proposed, BARNET));
    await send('regions-group', path, {
      ...evidence,
      ...day('representationsBy', '2099'),
      'ground-1': 'It fell twice.',
    });
    expect(sent('ladder.propose')).toEqual({
      ...{ laCode: BARNET, to: null, representationsBy: '2099-02-01', expectedVersion: 7 },
      grounds: [{ condition: 'support-out-finance', note: 'It fell twice.' }],
      facts: [
        {
          query: 'Return of the summer',
          asOf: '2026-02-01T00:00:00.000Z',
          values: [{ name: 'answer', value: 12.5 }],
        },
      ],
    });
  });

  it('hears the authority by its approver', async () => {
    answer('ladder.represent', kept(heard, BARNET));
    await send('barnet-approver', `${AREA}/steps/represent`, { text: 'We agree.' });
    expect(sent('ladder.represent')).toEqual({ laCode: BARNET, text: 'We agree.', expectedVersion: 7 });
  });

  it('keeps every move, with reasons and what was said', async () => {
    const move = {
      ...{
        from: null,
        representations: heard.representations,
        facts,
        reasons: 'Not enough.',
        by: 'rita',
        at: AT,
      },
      proposal: proposed.proposal,
    };
    if (!move.proposal) throw new Error('it is proposed');
    stand({
      ...notOnLadder(BARNET, 'london'),
      rung: 'monitoring',
      moves: [{ ...move, proposal: move.proposal }],
    });
    const { body } = await open('barnet-approver', AREA);
    expect(body).toMatch(/Not on the ladder.*Monitoring.*Two posts were vacant\..*Not enough\./s);
  });
});
