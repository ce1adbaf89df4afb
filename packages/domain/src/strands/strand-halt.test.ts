import { expect, test } from 'vitest';
import { DFE_1, LEAD, refusedCodes, taking } from '../templates/test-template.ts';
import { haltStrand, liftHalt, STRAND_HALT } from './strand-halt.ts';

const strands = ['mediation'];
const input = { strand: 'mediation', reason: 'Families were told that they must attend.' };
const halt = (by = DFE_1, given = input) => haltStrand(null, given, { taking: taking(by), strands });

test('DfE policy halts a strand with a reason and lifts it with another; both are told whole', () => {
  const halted = halt();
  expect(halted).toMatchObject({ state: 'halted', step: 'halt', reason: input.reason });
  const content = halted?.content ?? { strand: 'mediation', halted: null };
  expect(STRAND_HALT.publicPart(content)).toEqual(STRAND_HALT.schema.parse(content));
  const lifted = liftHalt(content, { reason: 'The letters were withdrawn.' }, taking(DFE_1));
  expect(lifted).toMatchObject({
    state: 'lifted',
    content: { strand: 'mediation', halted: null },
    reason: 'The letters were withdrawn.',
  });
});

test('the first reason of a halt stays, and what is not halted is not lifted', () => {
  const held = halt()?.content ?? null;
  expect(haltStrand(held, { ...input, reason: 'Another.' }, { taking: taking(DFE_1), strands })).toBeNull();
  expect(liftHalt({ strand: 'mediation', halted: null }, { reason: 'Why not.' }, taking(DFE_1))).toBeNull();
});

test('after its lift a strand can be halted again', () => {
  const again = haltStrand({ strand: 'mediation', halted: null }, input, { taking: taking(DFE_1), strands });
  expect(again?.content.halted).toMatchObject({ reason: input.reason });
});

test('nobody else halts or lifts, and only a strand that there is', () => {
  expect(refusedCodes(() => halt(LEAD))).toEqual(['wrong-role']);
  expect(refusedCodes(() => halt(LEAD, { ...input, strand: 'nonsense' }))).toEqual([
    'wrong-role',
    'unknown-strand',
  ]);
  const held = halt()?.content;
  expect(held && refusedCodes(() => liftHalt(held, { reason: 'Because.' }, taking(LEAD)))).toEqual([
    'wrong-role',
  ]);
});
