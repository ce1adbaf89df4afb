import { expect, test } from 'vitest';
import type { GateFacts } from '../gates/gate-facts.ts';
import { agreeToPilot, signDocument } from './answer-area.ts';
import { submitPilot } from './decide-pilot.ts';
import { draftPilot } from './draft-pilot.ts';
import {
  AMIRA,
  agreed,
  as,
  BARNET,
  BEN,
  begin,
  CAMDEN,
  CARL,
  codes,
  consulting,
  FACTS,
  live,
  registered,
} from './test-pilot.ts';

const writtenBy = (...draftedBy: string[]): GateFacts => ({
  ...FACTS,
  variant: FACTS.variant && { ...FACTS.variant, draftedBy },
});

test('who wrote the configuration that a pilot names approves the pilot for nobody (G12)', () => {
  const theirs = writtenBy('ben', 'amira', 'carl');
  const document = { laCode: BARNET, kind: 'equality-impact', sha256: 'a'.repeat(64), draftedBy: 'clerk' };
  const steps = (facts: GateFacts) => [
    ...codes(() => agreeToPilot(consulting, { laCode: BARNET }, as(AMIRA, facts))),
    ...codes(() => agreeToPilot(consulting, { laCode: CAMDEN }, as(CARL, facts))),
    ...codes(() => submitPilot(agreed, as(AMIRA, facts))),
    ...codes(() => signDocument(registered, { ...document, kind: 'equality-impact' }, as(AMIRA, facts))),
  ];
  expect(steps(theirs)).toEqual(['own-draft', 'own-draft', 'own-draft', 'own-draft']);
  expect(steps(writtenBy('ben'))).toEqual([]);
});

test('who wrote a cycle is an author of the next one, which starts from its plan (G12)', () => {
  const refined = { ...live, draftedBy: ['amira', 'ben'] };
  const next = { ...begin({}, 'p2'), refines: live.id };
  expect(draftPilot(next, { ...as(BEN), refined }).content.draftedBy).toEqual(['amira', 'ben']);
  expect(draftPilot(begin(), { ...as(BEN), refined: null }).content.draftedBy).toEqual(['ben']);
});
