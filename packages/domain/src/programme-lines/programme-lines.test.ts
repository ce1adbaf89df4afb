import { expect, test } from 'vitest';
import { DFE_1, LEAD, refusedCodes, taking } from '../templates/test-template.ts';
import { addProgrammeLine, updateProgrammeLine } from './change-line.ts';
import { PROGRAMME_LINE, type ProgrammeLine } from './programme-line.ts';
import { PROGRAMME_LINES } from './programme-lines.data.ts';

const find = (id: string): ProgrammeLine => {
  const line = PROGRAMME_LINES.find((candidate) => candidate.id === id);
  if (line) return line;
  throw new Error(`there is no line ${id}`);
};
const ELSEC = find('elsec');

test('the register holds the plan’s thirteen other commitments, each with an owner and a public source', () => {
  expect(PROGRAMME_LINES).toHaveLength(13);
  expect(new Set(PROGRAMME_LINES.map(({ id }) => id)).size).toBe(13);
  for (const line of PROGRAMME_LINES) {
    expect(PROGRAMME_LINE.schema.parse(line)).toEqual(line);
    expect(line.source).toMatch(/nasen|Special Needs Jungle|https:\/\//);
  }
});

test('a day is due only where a source gives one', () => {
  expect(PROGRAMME_LINES.filter(({ dueOn }) => dueOn !== null).map(({ id }) => id)).toEqual([
    'practice-guides',
  ]);
});

test('DfE policy adds a line once, and nobody else does', () => {
  expect(addProgrammeLine(null, ELSEC, taking(DFE_1))).toMatchObject({ step: 'add', state: 'not-reported' });
  expect(refusedCodes(() => addProgrammeLine(ELSEC, ELSEC, taking(LEAD)))).toEqual([
    'wrong-role',
    'already-registered',
  ]);
});

test('a line is updated with a reason; what is left out stays, and evidence is added to what there is', () => {
  const input = { id: 'elsec', status: 'halted', reason: 'Funding.' } as const;
  const halted = updateProgrammeLine(ELSEC, input, taking(DFE_1));
  expect(halted).toMatchObject({ state: 'halted', reason: 'Funding.' });
  expect(halted?.content).toEqual({ ...ELSEC, status: 'halted' });
  const evidence = { what: 'The West Midlands halted it.', source: 'https://telfordsend.org.uk' };
  const shown = updateProgrammeLine(
    ELSEC,
    { id: 'elsec', evidence, dueOn: null, reason: 'Seen.' },
    taking(DFE_1),
  );
  const twice = updateProgrammeLine(
    shown?.content ?? ELSEC,
    { id: 'elsec', evidence, owner: 'NHS England', reason: 'Seen again.' },
    taking(DFE_1),
  );
  expect(twice?.content.evidence).toHaveLength(2);
  expect(twice?.content.owner).toBe('NHS England');
});

test('the same again has no effect, and an evaluator or a lead changes nothing', () => {
  const same = { id: 'elsec', status: 'not-reported', dueOn: null, reason: 'As before.' } as const;
  expect(updateProgrammeLine(ELSEC, same, taking(DFE_1))).toBeNull();
  expect(refusedCodes(() => updateProgrammeLine(ELSEC, same, taking(LEAD)))).toEqual(['wrong-role']);
});
