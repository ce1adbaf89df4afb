import { PROPOSAL, STANDARD_FEEDBACK } from '@rep/domain';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { configurationVersion } from './configuration-version.ts';
import { createGraphqlHarness } from './graphql-harness.ts';

let harness: Awaited<ReturnType<typeof createGraphqlHarness>>;
const uuid = (digit: number): string => `b0a1c2d3-0000-4000-8000-00000000000${digit}`;
const [SAID, AGAIN, PROPOSED, PILOT] = [uuid(1), uuid(2), uuid(3), uuid(4)];
const statement = (version: number) => ({ id: 'which-budget', version });

const feedback = (sequence: number, id: string, version: number) => {
  const said = { id, statement: statement(version), repId: 'london', pilotId: null, voice: 'settings' };
  return configurationVersion(sequence, {
    ...{ kind: STANDARD_FEEDBACK.kind, id },
    content: { ...said, givenOn: '2026-02-01' },
  });
};
const FIGURES = { query: '{ measures { id } }', asOf: '2026-01-01T00:00:00.000Z', values: [1, 'x'] };
const proposal = (sequence: number, version: number, newVersion: object | null, moves: object[]) =>
  configurationVersion(sequence, {
    ...{ producer: 'national' as const, kind: PROPOSAL.kind, id: PROPOSED, version },
    content: {
      ...{
        id: PROPOSED,
        statement: statement(1),
        proposed: 'Say which.',
        why: 'It is asked.',
        newVersion,
        moves,
      },
      restsOn: { feedback: [SAID], evidence: [FIGURES] },
    },
  });

beforeAll(async () => {
  harness = await createGraphqlHarness();
  const partnership = await harness.partition('pilots.configuration.v1');
  await partnership.send(feedback(1, SAID, 1), feedback(2, AGAIN, 2));
  const national = await harness.partition('registry.configuration.v1');
  const move = { pilotId: PILOT, repId: 'london', on: '2026-09-01' };
  await national.send(proposal(1, 1, null, []), proposal(2, 2, statement(2), [move]));
});
afterAll(() => harness.close());

const walked = async (args: string, fields = 'kind id') =>
  (await harness.ask(
    `{ refinementChain(${args}) { starts { ${fields} } forward { ${fields} } back { ${fields} } } }`,
  )) as { refinementChain: Record<'starts' | 'forward' | 'back', { kind: string; id: string }[]> };
const names = (stops: readonly { kind: string; id: string }[]) =>
  stops.map(({ kind, id }) => `${kind} ${id}`);
const figures = `evidence ${FIGURES.query} @ ${FIGURES.asOf}`;

test('from what was said forward to the pilot that moved, and to what was said of the new version', async () => {
  const { forward, back } = (await walked(`feedbackId: "${SAID}"`)).refinementChain;
  expect(names(forward)).toEqual([
    `proposal ${PROPOSED}`,
    'statement which-budget.v2',
    `feedback ${AGAIN}`,
    `pilot ${PILOT} which-budget.v2`,
  ]);
  expect(names(back)).toEqual(['statement which-budget.v1']);
});

test('from a new version back to all that it rests on', async () => {
  const { back } = (await walked('statementId: "which-budget.v2"')).refinementChain;
  expect(names(back)).toEqual([
    `proposal ${PROPOSED}`,
    `feedback ${SAID}`,
    figures,
    'statement which-budget.v1',
  ]);
});

test('a proposal stands in the middle, as its newest version tells it', async () => {
  const { forward, back } = (await walked(`proposalId: "${PROPOSED}"`)).refinementChain;
  expect(names(forward)).toContain('statement which-budget.v2');
  expect(names(back)).toContain(figures);
});

test('a statement without a version stands for all of its versions', async () => {
  const { starts, forward, back } = (await walked('statementId: "which-budget"')).refinementChain;
  expect(names(starts)).toEqual(['statement which-budget.v1', 'statement which-budget.v2']);
  expect(new Set(names(forward)).size).toBe(forward.length);
  expect(names(forward)).toContain(`pilot ${PILOT} which-budget.v2`);
  expect(names(back)).toContain(figures);
});

test('every stop says where its record is kept', async () => {
  const fields = 'kind id producer recordKind recordId';
  const { forward } = (await walked(`feedbackId: "${SAID}"`, fields)).refinementChain;
  expect(forward).toMatchObject([
    { producer: 'national', recordKind: 'standard-proposal', recordId: PROPOSED },
    { producer: 'national', recordKind: 'standard-statement', recordId: 'which-budget' },
    { producer: 'london', recordKind: 'standard-feedback', recordId: AGAIN },
    { producer: 'london', recordKind: 'pilot', recordId: PILOT },
  ]);
});

test('what nobody proposed anything on has no chain, and a question for two or none is refused', async () => {
  expect((await walked(`feedbackId: "${uuid(9)}"`)).refinementChain).toMatchObject({ forward: [], back: [] });
  for (const args of [`feedbackId: "${SAID}", proposalId: "${PROPOSED}"`, 'statementId: ""']) {
    const { body } = await harness.post({ query: `{ refinementChain(${args}) { starts { id } } }` });
    expect(body.errors?.[0]?.message).toContain('Give exactly one of');
  }
});
