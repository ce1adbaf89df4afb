import { z } from 'zod';

/** JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = z.core.JSONSchema.BaseSchema;
type Schemas = Record<string, JsonSchema>;

/** Points of a schema that stands alone, made into points of the document it is put into. */
function rebased(value: unknown, base: string): unknown {
  if (Array.isArray(value)) return value.map((item) => rebased(item, base));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, held]) => [
      key,
      key === '$ref' && typeof held === 'string' ? rebasedPointer(held, base) : rebased(held, base),
    ]),
  );
}

const rebasedPointer = (pointer: string, base: string): string =>
  `#/components/schemas/${pointer.replace(/^#\/\$defs\//, `${base}.`).replace(/^#$/, base)}`;

/**
 * A zod schema as components of an OpenAPI document: itself under `name`, what it refers to under `name.*`. What JSON
 * cannot say (a check in code, say) is left out: the door still refuses what breaks it.
 */
export function componentsOf(name: string, schema: z.ZodType, io: 'input' | 'output' = 'input'): Schemas {
  const { $schema: _, $defs = {}, ...root } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  const parts = Object.entries($defs).map(([key, part]) => [`${name}.${key}`, part] as const);
  const all = [[name, root] as const, ...parts];
  return Object.fromEntries(all.map(([key, part]) => [key, rebased(part, name) as JsonSchema]));
}

/** The schemas a procedure's input goes through, as one: tRPC checks each of them. */
export function inputSchemaOf(inputs: readonly z.ZodType[]): z.ZodType | undefined {
  const [first, ...others] = inputs;
  return first && others.reduce<z.ZodType>((whole, next) => z.intersection(whole, next), first);
}
