import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { freePortBase } from './support/free-port-base.ts';
import { type Ended, type Launched, launch, processesOf, temporaryDirectory } from './support/launched.ts';
import { sentencesOf } from './support/sentences.ts';
import { mountSmallDisk, type SmallDisk } from './support/small-disk.ts';

/** Enough for an empty system, and little more. */
const DISK_MEGABYTES = 330;
const patience = { timeout: 60_000, interval: 5 };

const home = temporaryDirectory();
const portBase = String(await freePortBase());
let disk: SmallDisk;
let data = '';
beforeEach(() => {
  disk = mountSmallDisk(join(home.path, 'disk'), DISK_MEGABYTES);
  data = join(disk.path, 'data');
  return () => disk.remove();
});
afterEach(() => expect(processesOf(data)).toEqual([]));

const start = (directory = data): Launched =>
  launch(['--empty', '--data', directory, '--port-base', portBase]);
const noRoomIn = (directory: string): string =>
  `There is no room left in ${directory}: free some space, or choose another directory with --data.`;

async function refusal(directory: string): Promise<string[]> {
  const { code, output } = await start(directory).ended;
  expect(code).toBe(1);
  return sentencesOf(output);
}

async function stop({ npm, ended }: Launched): Promise<Ended> {
  npm.kill('SIGTERM');
  return ended;
}

describe('a start', () => {
  test('on a full disk gives one sentence and exit code 1', async () => {
    mkdirSync(data);
    disk.fill();
    for (const directory of [data, join(disk.path, 'another')])
      expect(await refusal(directory)).toEqual([noRoomIn(directory)]);
    expect(readdirSync(data)).toEqual([]);
  });

  test('on a disk with too little room says how much is needed', async () => {
    disk.remove();
    disk = mountSmallDisk(disk.path, 100);
    expect(await refusal(data)).toEqual([
      `${data} has 100 MB free and 300 MB are needed: free some space, or choose another directory with --data.`,
    ]);
  });

  test('on a read-only file system gives one sentence and exit code 1', async () => {
    mkdirSync(data);
    disk.becomeReadOnly();
    for (const directory of [data, join(disk.path, 'another')])
      expect(await refusal(directory)).toEqual([
        `${directory} is on a read-only file system: choose another directory with --data.`,
      ]);
  });
});

describe('a disk that becomes full', () => {
  const filledWhen = async (reached: (launched: Launched) => boolean): Promise<Ended> => {
    const launched = start();
    const ended = launched.ended.then(({ output }) => {
      throw new Error(`it ended early:\n${output}`);
    });
    await Promise.race([expect.poll(() => reached(launched), patience).toBe(true), ended]);
    disk.fill();
    return launched.ended;
  };
  const says =
    (line: string) =>
    ({ output }: Launched): boolean =>
      output().includes(line);
  const expectTold = ({ code, output }: Ended): void => {
    expect(code, output).toBe(1);
    expect(
      sentencesOf(output).filter((line) => line === noRoomIn(data)),
      output,
    ).toHaveLength(1);
    expect(output).not.toMatch(/^\s+at |Error:|ENOSPC/m);
  };

  test('during the set-up gives one sentence, and the next start goes on from there', async () => {
    const initdb = join(data, 'postgres', 'cluster', 'base');
    for (const reached of [
      () => existsSync(initdb),
      says('preparing the databases'),
      says('starting 13 services'),
      says('loading the built-in figures'),
    ]) {
      expectTold(await filledWhen(reached));
      expect(processesOf(data)).toEqual([]);
      disk.free();
    }
    const whole = start();
    await whole.ready;
    expect((await stop(whole)).code).toBe(0);
  });

  test('while the system runs stops it in order with one sentence, and loses nothing', async () => {
    expectTold(await filledWhen(says('ready in')));
    disk.free();
    const again = start();
    await again.ready;
    expect((await stop(again)).code).toBe(0);
  });
});
