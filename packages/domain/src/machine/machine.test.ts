import { expect, test } from 'vitest';
import { StepRefused } from '../gates/step-refused.ts';
import { diagramOf, tableOf } from './diagram.ts';
import { type Guard, type Machine, possibleSteps, step } from './machine.ts';

type Facts = { readonly signed: boolean; readonly counted: boolean };
const missing =
  (name: keyof Facts): Guard<Facts> =>
  (facts) =>
    facts[name]
      ? []
      : [
          {
            gate: 'G1',
            code: name,
            field: null,
            laCode: null,
            fact: `It is not ${name}.`,
            whoCanSupply: 'a clerk',
          },
        ];
const letter: Machine<'drafted' | 'sent' | 'lost', 'draft' | 'send' | 'lose', Facts> = {
  noun: 'a letter',
  transitions: [
    { from: null, event: 'draft', roles: ['setting'], guards: [], to: 'drafted' },
    {
      from: 'drafted',
      event: 'send',
      roles: ['setting', 'auditor'],
      guards: [missing('signed'), missing('counted')],
      to: 'sent',
    },
    { from: 'sent', event: 'lose', roles: ['clock'], guards: [], to: 'lost' },
  ],
};
const READY = { signed: true, counted: true };
const refusalsOf = (
  attempt: Parameters<typeof step<'drafted' | 'sent' | 'lost', 'draft' | 'send' | 'lose', Facts>>[1],
) => {
  try {
    return step(letter, attempt);
  } catch (error) {
    if (error instanceof StepRefused)
      return error.refusals.map(({ code, fact, whoCanSupply }) => ({ code, fact, whoCanSupply }));
    throw error;
  }
};

test('a step leads where its row says', () => {
  expect(step(letter, { from: null, event: 'draft', taker: 'setting', facts: READY })).toBe('drafted');
  expect(step(letter, { from: 'drafted', event: 'send', taker: 'auditor', facts: READY })).toBe('sent');
});

test('a step out of turn says where it stands in the order', () => {
  expect(refusalsOf({ from: 'sent', event: 'send', taker: 'setting', facts: READY })).toMatchObject([
    { code: 'step-out-of-turn', fact: 'The step "send" needs a letter that is drafted; this one is sent.' },
  ]);
});

test('the wrong role and every guard are told at once, with who can supply what is missing', () => {
  const refusals = refusalsOf({
    from: 'drafted',
    event: 'send',
    taker: 'evaluator',
    facts: { signed: false, counted: false },
  });
  expect(refusals).toMatchObject([
    { code: 'role-not-permitted', whoCanSupply: 'the setting or the auditor' },
    { code: 'signed', whoCanSupply: 'a clerk' },
    { code: 'counted' },
  ]);
});

test('possible steps are those of the state, and of the role where one is named', () => {
  expect(possibleSteps(letter, 'drafted').map(({ event }) => event)).toEqual(['send']);
  expect(possibleSteps(letter, 'drafted', 'evaluator')).toEqual([]);
});

test('the diagram and the table show every row, its beginning and its end', () => {
  expect(diagramOf(letter).split('\n')).toEqual([
    'stateDiagram-v2',
    '  state "drafted" as drafted',
    '  state "sent" as sent',
    '  state "lost" as lost',
    '  [*] --> drafted : draft',
    '  drafted --> sent : send',
    '  sent --> lost : lose',
    '  lost --> [*]',
  ]);
  expect(tableOf(letter).split('\n').at(3)).toBe('| drafted | send | setting, auditor | sent |');
});
