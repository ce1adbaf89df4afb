import { z } from 'zod';
import { componentsOf, inputSchemaOf } from './input-schema.ts';
import { queryFieldsOf } from './query-fields.ts';
import { inputOfFields } from './query-input.ts';
import { FILE_FIELD } from './receive-files.ts';

const querySchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

type Request = { readonly body: unknown; readonly query: unknown };
type Source = {
  readonly method: 'GET' | 'POST';
  readonly inputs: readonly z.ZodType[];
  readonly meta?: { readonly file?: 'in' | 'out' | undefined };
};

/** How a procedure's input is read: a change's from the body, a query's from the address. */
export function inputReaderOf({ method, inputs, meta }: Source): (request: Request) => unknown {
  if (method === 'POST') return meta?.file === 'in' ? fileReaderOf(inputs) : ({ body }) => body;
  return addressReaderOf(inputs);
}

/** A file is the whole body, and the rest of its input stands in the address; as JSON it stands in the body with the rest. */
function fileReaderOf(inputs: readonly z.ZodType[]): (request: Request) => unknown {
  const readAddress = addressReaderOf(inputs);
  return (request) => {
    if (!Buffer.isBuffer(request.body)) return request.body;
    const fields = z.record(z.string(), z.unknown()).parse(readAddress(request) ?? {});
    return { ...fields, [FILE_FIELD]: request.body };
  };
}

function addressReaderOf(inputs: readonly z.ZodType[]): (request: Request) => unknown {
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
