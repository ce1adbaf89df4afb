import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from './support/launched.ts';
import { startSystem } from './support/start-system.ts';
import { exportsOf, patternOf, stepsUnder } from './support/tour.ts';

/** The tour imports two whole releases. */
const STEP_TIMEOUT_MS = 600_000;

const [start, ...steps] = stepsUnder('## Two-minute tour', readFileSync(join(root, 'README.md'), 'utf8'));
const system = await startSystem({ programme: true });
const { data } = system;
/** What the steps so far have exported: a reader's shell keeps it, and here every step has a shell of its own. */
let exported = '';

/** Runs the commands as a reader does, in a shell at the root; resolves with standard output. */
const asReader = (commands: string): Promise<{ code: number | null; output: string; errors: string }> =>
  new Promise((resolve) => {
    const shell = spawn('sh', ['-e', '-c', commands], {
      cwd: root,
      env: { ...process.env, REP_DATA: data },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const said = { output: '', errors: '' };
    shell.stdout.on('data', (chunk: Buffer) => {
      said.output += chunk.toString();
    });
    shell.stderr.on('data', (chunk: Buffer) => {
      said.errors += chunk.toString();
    });
    shell.once('close', (code) => resolve({ code, ...said }));
  });

describe('the README’s two-minute tour', () => {
  test('begins with npm start, which ends as shown', async () => {
    expect(start?.commands.trim()).toBe('npm start');
    const shown = (start?.shown ?? '').replaceAll(':46', `:${String(system.portBase).slice(0, -2)}`);
    await expect.poll(() => system.output()).toMatch(patternOf(shown));
  });

  test.each(steps)('$commands', { timeout: STEP_TIMEOUT_MS }, async ({ commands, shown }) => {
    const { code, output, errors } = await asReader(`${exported}${commands}`);
    exported += exportsOf(commands);
    expect(code, errors).toBe(0);
    expect(shown, 'every step shows what it prints').not.toBeNull();
    expect(output).toMatch(patternOf(shown ?? ''));
  });

  test('has every kind of step', () => {
    const words = steps.map(({ commands }) => commands).join('');
    for (const word of ['figures', 'import-release', '--as-of', 'query', 'conservation']) {
      expect(words).toContain(` ${word} `.trim());
    }
  });
});
