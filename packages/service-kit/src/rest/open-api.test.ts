import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openApiDocument } from './open-api.ts';

const Section = z.object({
  title: z.string(),
  get sections() {
    return z.array(Section);
  },
});
const paged = z.object({
  first: z.int().optional(),
  areas: z.array(z.string()),
  sort: z.object({}).optional(),
});
const meta = { roles: ['lead-authority'] };
const query = { method: 'GET', meta } as const;
const document = openApiDocument({ title: 'Test', description: 'A test.' }, [
  { ...query, path: 'plans.list', address: '/plans/list', inputs: [paged], output: z.array(z.string()) },
  {
    ...query,
    path: 'plans.find',
    address: '/plans/find',
    inputs: [z.union([paged, z.object({ id: z.uuid() })])],
  },
  { ...query, path: 'plans.all', address: '/plans/all', inputs: [] },
  {
    ...{ method: 'POST', path: 'plans.saveDraft', address: '/plans/saveDraft' },
    ...{ inputs: [z.object({ root: Section }).superRefine(() => undefined)], meta },
  },
]);
const listed = document.paths['/plans/list']?.['get'];

test('every shape an input can have makes a valid document, references included', async () => {
  const validator = new Validator();
  expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
  expect(() => validator.resolveRefs()).not.toThrow();
});

test('a query tells its fields as parameters: lists repeat, objects are JSON', () => {
  expect(listed).toMatchObject({
    parameters: [
      { name: 'first', in: 'query', required: false, schema: { type: 'integer' } },
      { name: 'areas', in: 'query', required: true, schema: { type: 'array' } },
      { name: 'sort', in: 'query', required: false, content: { 'application/json': {} } },
    ],
  });
});

test('a title is made of the path, and the roles stand beside it', () => {
  expect(document.paths['/plans/saveDraft']?.['post']).toMatchObject({
    operationId: 'plans.saveDraft',
    summary: 'Plans: save draft',
    description: 'Roles that may call it: lead-authority.',
    requestBody: { required: true },
  });
});

test('an answer is described where the procedure says what it is', () => {
  expect(listed?.responses[200]).toMatchObject({
    content: { 'application/json': { schema: { $ref: '#/components/schemas/plans.list.output' } } },
  });
});
