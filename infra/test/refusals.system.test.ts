import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { launch, temporaryDirectory } from './support/launched.ts';
import { sentencesOf } from './support/sentences.ts';

const home = temporaryDirectory();
afterAll(() => home.remove());

async function refusal(args: readonly string[]): Promise<string> {
  const { code, output } = await launch(args).ended;
  expect(code).toBe(1);
  const said = sentencesOf(output);
  expect(said).toHaveLength(1);
  return said[0] ?? '';
}

test('--fresh does not empty a directory that no start made', async () => {
  const foreign = join(home.path, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'thesis.odt'), 'years of work');
  expect(await refusal(['--fresh', '--data', foreign])).toContain('is left alone');
  expect(readdirSync(foreign)).toEqual(['thesis.odt']);
});

test('a directory with somebody else’s files is not used', async () => {
  const foreign = join(home.path, 'photographs');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'beach.jpeg'), '');
  expect(await refusal(['--data', foreign])).toContain('choose another directory with --data');
});

test('a file in the place of the directory is refused', async () => {
  const file = join(home.path, 'file');
  writeFileSync(file, '');
  expect(await refusal(['--data', file])).toBe(`${file} is not a directory: choose another with --data.`);
});

test('a directory that cannot be written is refused', async () => {
  // not even root can make a directory there
  expect(await refusal(['--data', '/sys/rep-data'])).toMatch(/^\/sys\/rep-data .*choose another directory/);
  expect(existsSync('/sys/rep-data')).toBe(false);
});

test.each([
  ['where no directory can be made', '/proc/rep-data', 'ENOENT'],
  ['whose name is too long', `/tmp/${'a'.repeat(300)}`, 'ENAMETOOLONG'],
])('a directory %s is refused', async (_, directory, code) => {
  const sentence = `${directory} cannot be made (${code}): choose another directory with --data.`;
  expect(await refusal(['--data', directory])).toBe(sentence);
});

test('an unknown option and a port base out of range are refused', async () => {
  expect(await refusal(['--potr-base', '5000'])).toContain('"npm start -- --help" lists the options');
  expect(await refusal(['--port-base', '70000'])).toContain('--port-base takes a whole number');
});

test('a port base among the ports of outgoing connections is warned of before its ports are looked at', async () => {
  const holder = createServer();
  await new Promise<void>((resolve) => holder.listen(0, '127.0.0.1', resolve));
  const address = holder.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { code, output } = await launch(['--data', join(home.path, 'd'), '--port-base', String(port)]).ended;
  holder.close();
  expect(code).toBe(1);
  const [warning = '', said = ''] = sentencesOf(output);
  expect(warning).toMatch(/^warning: .* outgoing connections, .* a --port-base of \d+ or \w+ is safe$/);
  // Connections of others may hold more of these ports.
  expect(said).toMatch(new RegExp(`^Ports? (?:.*, )?${port}(?:, .*)? on 127\\.0\\.0\\.1 (?:is|are) in use`));
});
