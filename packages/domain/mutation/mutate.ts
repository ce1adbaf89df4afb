import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Stryker } from '@stryker-mutator/core';
import { PACKAGE } from './bundle.ts';

/** Folders of src; what lies in src itself is the room `src`. */
const ROOMS = [
  'src',
  ...readdirSync(join(PACKAGE, 'src'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name),
];

/** Room by room, so that one can be run again: `npm run mutate -- gates pilots`. */
const asked = process.argv.slice(2);
const unknown = asked.filter((room) => !ROOMS.includes(room));
if (unknown.length > 0) throw new Error(`No such folder in src: ${unknown.join(', ')}`);

process.chdir(PACKAGE);
for (const room of asked.length > 0 ? asked : ROOMS) {
  console.log(`mutating ${room}`);
  const files = room === 'src' ? 'src/*.ts' : `src/${room}/**/*.ts`;
  await new Stryker({
    configFile: 'mutation/stryker.config.json',
    mutate: [files, '!src/**/*.test.ts', '!src/**/test-*.ts'],
    tempDirName: `.stryker-tmp/${room}`,
    jsonReporter: { fileName: `reports/${room}.json` },
  }).runMutationTest();
}
await import('./write-report.ts');
