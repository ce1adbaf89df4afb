import type { z } from 'zod';
import { componentsOf, inputSchemaOf, type JsonSchema } from './input-schema.ts';
import { type QueryField, queryFieldsOf } from './query-fields.ts';
import { FILE_FIELD, FILE_TYPE } from './receive-files.ts';

/** One procedure as the document needs it. */
export type OperationSource = {
  readonly path: string;
  readonly address: string;
  readonly method: 'GET' | 'POST';
  readonly inputs: readonly z.ZodType[];
  readonly output?: z.ZodType | undefined;
  readonly meta: {
    readonly roles: readonly string[];
    readonly summary?: string | undefined;
    readonly description?: string | undefined;
    readonly file?: 'in' | 'out' | undefined;
  };
};

const QUERY_REFUSALS = [400, 401, 403, 404, 500];
const CHANGE_REFUSALS = [400, 401, 403, 404, 409, 412, 413, 415, 429, 500];
const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const file = { [FILE_TYPE]: { schema: { type: 'string', format: 'binary' } } };
const json = (schema: object) => ({ 'application/json': { schema } });

/** `delegation.endAppointment` reads "Delegation: end appointment". */
function titleOf(path: string): string {
  const words = path.replaceAll(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).split('.');
  const text = words.join(': ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function parameterOf({ name, schema, required, style }: QueryField) {
  const place = { name, in: 'query', required };
  return style === 'json' ? { ...place, content: json(schema) } : { ...place, schema };
}

/** How a query's input stands in its address: its fields, or one parameter `input` where it has none. */
function parametersOf(name: string, components: Readonly<Record<string, JsonSchema>>) {
  const fields = queryFieldsOf(reference(name), components);
  if (fields) return fields.map(parameterOf);
  return [{ name: 'input', in: 'query', required: true, content: json(reference(name)) }];
}

/** The rest of a file's input, for who sends the file as the body. */
const besideFile = (name: string, components: Readonly<Record<string, JsonSchema>>) =>
  parametersOf(name, components)
    .filter((parameter) => parameter.name !== FILE_FIELD)
    .map((parameter) => ({ ...parameter, required: false }));

function inputOf({ path, method, inputs, meta }: OperationSource) {
  const schema = inputSchemaOf(inputs);
  if (!schema) return { components: {}, parts: {} };
  const name = `${path}.input`;
  const components = componentsOf(name, schema);
  const takesFile = meta.file === 'in';
  const content = { ...json(reference(name)), ...(takesFile && file) };
  const requestBody = { required: !schema.safeParse(undefined).success, content };
  const change = { requestBody, ...(takesFile && { parameters: besideFile(name, components) }) };
  return {
    components,
    parts: method === 'GET' ? { parameters: parametersOf(name, components) } : change,
  };
}

function outputOf({ path, output, meta }: OperationSource) {
  if (meta.file === 'out') return { components: {}, response: { description: 'The file.', content: file } };
  const name = `${path}.output`;
  const described = output
    ? { components: componentsOf(name, output, 'output'), schema: reference(name) }
    : null;
  const content = json(described?.schema ?? {});
  return { components: described?.components ?? {}, response: { description: 'Done.', content } };
}

function refusalsOf(method: OperationSource['method']): Record<string, { $ref: string }> {
  const statuses = method === 'GET' ? QUERY_REFUSALS : CHANGE_REFUSALS;
  return Object.fromEntries(statuses.map((s) => [s, { $ref: `#/components/responses/problem${s}` }]));
}

/** A procedure's entry in the document, and the schemas it brings. */
export function operationOf(source: OperationSource) {
  const { path, address, method, meta } = source;
  const [tag = path] = path.split('.');
  const input = inputOf(source);
  const output = outputOf(source);
  const roles = meta.roles.length > 0 ? `Roles that may call it: ${meta.roles.join(', ')}.` : '';
  const operation = {
    operationId: path,
    tags: [tag],
    summary: meta.summary ?? titleOf(path),
    description: [meta.description, roles].filter(Boolean).join(' '),
    ...input.parts,
    responses: { 200: output.response, ...refusalsOf(method) },
  };
  return { tag, address, method, operation, components: { ...input.components, ...output.components } };
}
