import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createReleaseFolder, HEADER, LEEDS, type ReleaseFolder } from './support/release-folder.ts';

const PROGRAM = fileURLToPath(new URL('../src/main.ts', import.meta.url));
/** What `npm run rep` does when everything is installed. */
const HAND_OVER = `
  import { becomeNode24 } from ${JSON.stringify(new URL('../../../infra/bin/run.mjs', import.meta.url).href)};
  becomeNode24(${JSON.stringify(PROGRAM)}, process.argv.slice(1));`;
const DIRECT = [PROGRAM];
const THROUGH_NPM = ['--input-type=module', '--eval', HAND_OVER, '--'];
const STOPPED = 'Stopped: run the same command again, nothing is doubled.\n';

let folder: ReleaseFolder;
beforeEach(async () => {
  folder = await createReleaseFolder();
  folder.write('t.csv', [HEADER, `${LEEDS},1,2`]);
  const counts = { accepted: 0, duplicate: 0, quarantined: 0, pending: 1, reasons: [] };
  folder.standIn.graphql = () => ({ data: { outcomes: counts } });
});
afterEach(() => folder.standIn.stop());

/** An import whose row stays on its way, stopped in the middle. `close` comes when every process of it has ended. */
async function stoppedBy(program: readonly string[], stop: (command: ChildProcess) => void) {
  const args = [...program, '--data', folder.standIn.directory, 'import-release', folder.path];
  const command = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  command.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  const ended = new Promise<{ code: number | null; said: string }>((resolve) => {
    command.once('close', (code) => resolve({ code, said }));
  });
  await vi.waitFor(() => expect(folder.standIn.calls).toHaveLength(1), { timeout: 30_000 });
  stop(command);
  return ended;
}

describe('an import that is stopped', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('by %s says in one sentence how to go on', async (signal) => {
    const ended = await stoppedBy(DIRECT, (command) => command.kill(signal));
    expect(ended).toEqual({ code: 1, said: STOPPED });
  });

  it('through npm’s script says and does the same', async () => {
    const ended = await stoppedBy(THROUGH_NPM, (command) => command.kill('SIGTERM'));
    expect(ended).toEqual({ code: 1, said: STOPPED });
  });

  it('does not outlive the script that was killed over it', async () => {
    const { said } = await stoppedBy(THROUGH_NPM, (command) => command.kill('SIGKILL'));
    expect(said).toBe(STOPPED);
  });
});
