import { expect, test } from 'vitest';
import { ROLES } from '../roles.ts';
import { diagramOf, tableOf } from './diagram.ts';
import { type Machine, step } from './machine.ts';
import { orList, roleInWords } from './role-in-words.ts';

test('every role, the clock and the areas are named as a sentence names them', () => {
  expect([...ROLES, 'clock' as const, 'areas' as const].map((taker) => [taker, roleInWords(taker)])).toEqual([
    ['lead-authority', 'the lead authority'],
    ['member-authority', 'the authority itself'],
    ['regions-group', "DfE's Regions Group"],
    ['dfe-policy', 'DfE policy'],
    ['delivery-partner', 'the delivery partner'],
    ['integrated-care-board', 'the integrated care board'],
    ['parent-carer-forum', 'the parent carer forum'],
    ['setting', 'the setting'],
    ['evaluator', 'the evaluator'],
    ['researcher', 'the researcher'],
    ['auditor', 'the auditor'],
    ['operator', 'the operator'],
    ['clock', 'the scheduled check'],
    ['areas', "the pilot's areas"],
  ]);
});

test('a list reads as people say it, each once', () => {
  expect([[], ['a'], ['a', 'b'], ['a', 'b', 'c'], ['a', 'a', 'b']].map((items) => orList(items))).toEqual([
    ...['nobody', 'a', 'a or b', 'a, b or c', 'a or b'],
  ]);
});

const letter: Machine<'not-sent' | 'sent', 'draft' | 'send', null> = {
  noun: 'a letter',
  transitions: [
    { from: null, event: 'draft', roles: ['setting'], guards: [], to: 'not-sent' },
    { from: 'not-sent', event: 'send', roles: ['setting'], guards: [], to: 'sent' },
  ],
};
const refused = (attempt: Parameters<typeof step<'not-sent' | 'sent', 'draft' | 'send', null>>[1]) => {
  try {
    return step(letter, attempt);
  } catch (error) {
    return error instanceof Error ? error.message : error;
  }
};

test('a step that is not possible says why and whom to ask', () => {
  expect([
    refused({ from: null, event: 'send', taker: 'setting', facts: null }),
    refused({ from: 'sent', event: 'draft', taker: 'setting', facts: null }),
    refused({ from: 'not-sent', event: 'send', taker: 'auditor', facts: null }),
  ]).toEqual([
    'The step "send" needs a letter that is not-sent; this one is not there yet. Ask whoever can take the step before it.',
    'The step "draft" needs a letter that is not there yet; this one is sent. Ask whoever can take the step before it.',
    'The step "send" is not for this role. Ask the setting.',
  ]);
});

test('the diagram and the table are whole', () => {
  expect([diagramOf(letter), tableOf(letter)]).toEqual([
    'stateDiagram-v2\n  state "not-sent" as not_sent\n  state "sent" as sent\n  [*] --> not_sent : draft\n  not_sent --> sent : send\n  sent --> [*]',
    '| from | step | who | to |\n|---|---|---|---|\n| (new) | draft | setting | not-sent |\n| not-sent | send | setting | sent |',
  ]);
});
