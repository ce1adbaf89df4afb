import { z } from 'zod';
import { componentsOf, inputSchemaOf } from './input-schema.ts';
import { queryFieldsOf } from './query-fields.ts';
import { inputOfFields } from './query-input.ts';

const querySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

type Request = { readonly body: unknown; readonly query: unknown };
type Source = { readonly method: 'GET' | 'POST'; readonly inputs: readonly z.ZodType[] };

/** How a procedure's input is read: a change's from the body, a query's from the address. */
export function inputReaderOf({ method, inputs }: Source): (request: Request) => unknown {
  if (method === 'POST') return ({ body }) => body;
  const schema = inputSchemaOf(inputs);
  if (!schema) return () => undefined;
  const components = componentsOf('input', schema);
  const fields = queryFieldsOf({ $ref: '#/components/schemas/input' }, components);
  return ({ query }) => {
    const given = querySchema.parse(query);
    if (fields) return inputOfFields(given, fields);
    const { input } = given;
    return typeof input === 'string' ? JSON.parse(input) : undefined;
  };
}
