import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { topicNames } from '@rep/contracts';
import { expect, test } from 'vitest';
import { z } from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));
const text = readFileSync(`${root}docs/architecture.md`, 'utf8');
const picture = /```mermaid\n([\s\S]*?)```/.exec(text)?.[1] ?? '';

const foldersIn = (words: string): string[] =>
  [...new Set(words.match(/\b(apps|packages)\/[a-z-]+/g))].sort();
const folders = (group: string): string[] =>
  readdirSync(`${root}${group}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => `${group}/${entry.name}`);
const dependenciesOf = (folder: string): string[] => {
  const manifest: unknown = JSON.parse(readFileSync(`${root}${folder}/package.json`, 'utf8'));
  const { dependencies } = z.object({ dependencies: z.record(z.string(), z.string()) }).parse(manifest);
  return Object.keys(dependencies).map((name) => name.replace('@rep/', 'packages/'));
};

test('the picture shows every app, and nothing that is not there', () => {
  expect(foldersIn(picture).filter((folder) => folder.startsWith('apps/'))).toEqual(folders('apps').sort());
  for (const folder of foldersIn(text)) expect(existsSync(`${root}${folder}`), folder).toBe(true);
});

test('the text says what every package is', () => {
  const table = text.slice(text.indexOf('## Packages'));
  expect(foldersIn(table)).toEqual(folders('packages').sort());
});

test('the topics in the picture are those of the registry', () => {
  const drawn = [...picture.matchAll(/\[\("([^"]+)"\)\]/g)].map((match) => match[1]);
  expect(drawn).toEqual(topicNames);
});

test.each([
  ['apps/rep-service', 'packages/outbox'],
  ['apps/rep-service', 'packages/event-stream'],
  ['apps/national-service', 'packages/outbox'],
  ['packages/outbox', 'packages/event-stream'],
  ['apps/evidence-service', 'packages/event-stream'],
  ['apps/evidence-service', 'packages/contracts'],
  ['apps/evidence-service', 'packages/domain'],
  ['apps/dataset-service', 'packages/dataset-format'],
])('the picture’s way from %s to %s is a dependency', (from, to) => {
  expect(foldersIn(picture)).toEqual(expect.arrayContaining([from, to]));
  expect(dependenciesOf(from)).toContain(to);
});

test('apps that own no data neither publish nor write', () => {
  for (const app of ['apps/portal', 'apps/cli', 'apps/dataset-service']) {
    expect(dependenciesOf(app)).not.toEqual(expect.arrayContaining(['packages/outbox']));
    expect(dependenciesOf(app)).not.toEqual(expect.arrayContaining(['pg']));
  }
});

test('every decision is in the index, numbered without a gap', () => {
  const files = readdirSync(`${root}docs/adr`)
    .filter((name) => /^\d{4}-.*\.md$/.test(name))
    .sort();
  const index = readFileSync(`${root}docs/adr/README.md`, 'utf8');
  for (const [place, file] of files.entries()) {
    expect(Number(file.slice(0, 4))).toBe(place + 1);
    expect(index, file).toContain(`](${file})`);
  }
});
