import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { stepsUnder } from '../test/support/tour.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (file: string): string => readFileSync(join(root, file), 'utf8');
const apps = readdirSync(join(root, 'apps'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

const variablesIn = (source: string): string[] =>
  [...source.matchAll(/\b([A-Z][A-Z_]+): (?:z\b|[a-zA-Z]+Schema\b)/g)]
    .map((match) => match[1] ?? '')
    .filter((name, place, names) => names.indexOf(name) === place)
    .sort();
const variablesTold = (text: string): string[] =>
  [...text.matchAll(/^\| `([A-Z][A-Z_]+)` +\|/gm)].map((match) => match[1] ?? '').sort();

/** What an app's `env.ts` and the rooms it names declare, and what every producer has where the app is one. */
function schemaOf(app: string): string {
  const env = read(`apps/${app}/src/env.ts`);
  const rooms = [...env.matchAll(/from '\.\/(.+-environment\.ts)'/g)].map(([, file]) =>
    read(`apps/${app}/src/${file ?? ''}`),
  );
  const own = [env, ...rooms].join('\n');
  if (!own.includes('producerEnvironment')) return own;
  return `${own}\n${read('packages/outbox/src/producer-environment.ts')}`;
}

test.each(apps)('the README of %s tells every variable of its environment, and no other', (app) => {
  const parsed = variablesIn(schemaOf(app));
  expect(parsed.length).toBeGreaterThan(0);
  expect(variablesTold(read(`apps/${app}/README.md`))).toEqual(parsed);
});

test('what every service has is told once, beside its schema', () => {
  const parsed = variablesIn(read('packages/service-kit/src/environment.ts'));
  expect(parsed).toContain('KAFKA_BROKERS');
  expect(variablesTold(read('packages/service-kit/README.md'))).toEqual([...new Set(parsed)]);
});

const documents = ['README.md', 'CONTRIBUTING.md', 'docs/architecture.md', 'docs/adr/README.md'];
test.each([...documents, ...apps.map((app) => `apps/${app}/README.md`)])(
  'every link of %s leads to a file that is there',
  (document) => {
    const links = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map((match) => match[1] ?? '');
    const dead = links.filter((link) => !existsSync(join(root, dirname(document), link)));
    expect(dead).toEqual([]);
  },
);

test('every npm script that the documents name is there', () => {
  const scripts = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts);
  const named = documents.flatMap((document) =>
    [...read(document).matchAll(/\bp?npm run (?:-s )?([a-z]+)/g)].map((match) => match[1] ?? ''),
  );
  for (const name of named.filter((script) => script !== 'docs')) expect(scripts).toContain(name);
});

test('the tour sets every variable before it uses it', () => {
  const commands = stepsUnder('## Two-minute tour', read('README.md'))
    .map((step) => step.commands)
    .join('');
  const used = [...commands.matchAll(/"\$([A-Za-z_]+)/g)].map((match) => match[1] ?? '');
  expect(used).toContain('RELEASE_DATA');
  for (const name of used) {
    const assigned = commands.search(new RegExp(`^(?:export )?${name}=`, 'm'));
    expect(assigned, name).not.toBe(-1);
    expect(assigned, name).toBeLessThan(commands.indexOf(`"$${name}`));
  }
});
