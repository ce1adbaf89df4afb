import { expect, test } from 'vitest';
import { decideRestart, reasonToGiveUp } from './restart-policy.ts';

const PORTAL = { name: 'portal', logFile: '/d/logs/portal.log' };

test('the first death of a minute is answered at once, later ones with growing waits', () => {
  expect(decideRestart([], 100_000)).toEqual({ kind: 'restart', delayMs: 0 });
  expect(decideRestart([99_000], 100_000)).toEqual({ kind: 'restart', delayMs: 500 });
  expect(decideRestart([98_000, 99_000], 100_000)).toEqual({ kind: 'restart', delayMs: 1_000 });
  expect(decideRestart([97_000, 98_000, 99_000], 100_000)).toEqual({ kind: 'restart', delayMs: 2_000 });
});

test('the fifth death within a minute is the last', () => {
  expect(decideRestart([96_000, 97_000, 98_000, 99_000], 100_000)).toEqual({ kind: 'give-up' });
});

test('deaths of more than a minute ago are forgotten', () => {
  expect(decideRestart([1, 2, 3, 4], 100_000)).toEqual({ kind: 'restart', delayMs: 0 });
});

test('the reason is told without the frames that Node.js puts around a crash', () => {
  const lastWords = `main.ts:1
SyntaxError: no such export
    at link (node:internal)
}

Node.js v24.0.0`;
  expect(reasonToGiveUp(PORTAL, { code: 1, signal: null, lastWords }).message).toBe(
    'portal ended five times in a minute (exit code 1), so everything stops: SyntaxError: no such export (more in /d/logs/portal.log)',
  );
});

test('where it said nothing, its log is named all the same', () => {
  expect(reasonToGiveUp(PORTAL, { code: null, signal: 'SIGKILL', lastWords: '' }).message).toBe(
    'portal ended five times in a minute (signal SIGKILL), so everything stops (more in /d/logs/portal.log)',
  );
});
