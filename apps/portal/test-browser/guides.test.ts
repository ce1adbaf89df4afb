import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser } from './browser.ts';
import { readGuide } from './guide/read-guide.ts';
import { followGuide } from './guide/walker.ts';

const GUIDES = ['lead-authority', 'member-authority', 'regions-group', 'dfe-policy'];
const parts = GUIDES.flatMap((name) =>
  readGuide(readFileSync(new URL(`../../../docs/guides/${name}.md`, import.meta.url), 'utf8')),
);
/** Each begins with nothing but the words of the guide, and ends with a pilot that is live in both areas. */
const WALKS = [
  ['A mediation pilot', 'Pause and resume your own area'],
  ['A National Standards pilot'],
  ['A tailored-list pilot'],
];

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

test.each(WALKS)('%s goes from an idea to live, by the words of the guides alone', async (...names) => {
  await followGuide(browser, parts, names);
});

test('no part of a guide that says what to do is left out of the walks', () => {
  const reached = new Set<string>();
  const reach = (name: string): void => {
    reached.add(name);
    for (const step of parts.find((part) => part.name === name)?.steps ?? []) {
      if (step.does === 'part') reach(step.name);
    }
  };
  for (const name of WALKS.flat()) reach(name);
  expect(parts.filter(({ name, steps }) => steps.length > 0 && !reached.has(name))).toEqual([]);
});

test('a sentence that begins like a step and cannot be followed is a fault of the guide', () => {
  expect(() => readGuide('## One\n\n1. Press the green button.\n')).toThrow('which nobody can follow');
});
