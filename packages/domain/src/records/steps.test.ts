import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { PLAN_MACHINE } from '../inclusion-plans/plan-machine.ts';
import { AREA_MACHINE } from '../pilots/area-machine.ts';
import { PILOT_MACHINE } from '../pilots/pilot-machine.ts';

/** As the contract of a told version says (`configurationRecordedV1.step`): a record whose step is a sentence has no event. */
const STEP = /^[a-z][a-z0-9-]{0,49}$/;
const SRC = fileURLToPath(new URL('..', import.meta.url));
const EVENT_TYPE = /^[a-z.-]+\.v\d$/;
const MAKERS = /\b(?:changeOf|changed|change|noEffect)\(/g;

/** What stands between a bracket and the one that closes it. */
function withinBrackets(text: string, from: number): string {
  let depth = 1;
  let at = from;
  for (; depth > 0 && at < text.length; at++) depth += text[at] === '(' ? 1 : text[at] === ')' ? -1 : 0;
  return text.slice(from, at - 1);
}
const quoted = (code: string): string[] =>
  [...code.matchAll(/'([^']*)'|`([^`]*)`/g)].map(([, plain, pattern]) => plain ?? pattern ?? '');

/** Every text that a rule of the file gives as a step, where it is written down as a constant. */
function stepsIn(code: string): string[] {
  const named = [...code.matchAll(/\bstep:([^,\n]+)/g)].flatMap(([, value]) => quoted(value ?? ''));
  const made = [...code.matchAll(MAKERS)].flatMap((call) =>
    quoted(withinBrackets(code, call.index + call[0].length)),
  );
  const steps = [...named, ...made].filter((text) => !EVENT_TYPE.test(text));
  return steps.map((text) => text.replaceAll(/\$\{[^}]*\}/g, 'x')); // a slug in a slug: an event of a machine
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts') && !name.includes('test'))
  .map((name) => ({ name, code: readFileSync(`${SRC}/${name}`, 'utf8') }))
  .filter(({ code }) => /\bChange</.test(code));

test('the rules that make versions are found', () => {
  expect(files.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['templates/change-variant.ts', 'standards/decide.ts', 'pilots/decide-pilot.ts']),
  );
  expect(stepsIn("step: held ? 'kept' : 'changed'")).toEqual(['kept', 'changed']);
  expect(stepsIn('step: `version $' + '{version}`')).toEqual(['version x']);
  expect(stepsIn("changeOf({ ...held, at: day(now) }, 'burden seen')")).toEqual(['burden seen']);
});

test.each(files)('every step of $name fits the event that tells it', ({ code }) => {
  for (const step of stepsIn(code)) expect(step).toMatch(STEP);
});

test('every step of a machine fits it too', () => {
  const rows = [...PLAN_MACHINE.transitions, ...PILOT_MACHINE.transitions, ...AREA_MACHINE.transitions];
  const events = rows.map(({ event }) => event);
  expect(events.length).toBeGreaterThan(20);
  for (const event of events) expect(event).toMatch(STEP);
});
