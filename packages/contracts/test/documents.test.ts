import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { DOCUMENTS_FOLDER, documents } from '../scripts/documents.ts';

test.each([...documents()])(
  'docs/contracts/%s is as generated: else run `pnpm run docs` here',
  (path, content) => {
    expect(readFileSync(new URL(path, DOCUMENTS_FOLDER), 'utf8')).toBe(content);
  },
);

test('docs/contracts/schemas holds a schema of every type there is, and of no other', () => {
  const generated = [...documents().keys()].filter((path) => path.startsWith('schemas/'));
  const onDisk = readdirSync(new URL('schemas/', DOCUMENTS_FOLDER)).map((name) => `schemas/${name}`);
  expect(onDisk.sort()).toEqual(generated.sort());
});

test('every reference of the AsyncAPI document leads somewhere', () => {
  const text = documents().get('asyncapi.json') ?? '';
  const document: unknown = JSON.parse(text);
  const references = [...text.matchAll(/"\$ref": "([^"]+)"/g)].map((match) => String(match[1]));
  expect(references.length).toBeGreaterThan(10);
  for (const reference of references) {
    if (reference.startsWith('./')) {
      expect(documents().has(reference.slice(2)), reference).toBe(true);
      continue;
    }
    const steps = reference.slice(2).split('/');
    const target = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | undefined)?.[step],
      document,
    );
    expect(target, reference).toBeTypeOf('object');
  }
});
