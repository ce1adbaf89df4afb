import { defaultFieldResolver, type GraphQLSchema, isObjectType } from 'graphql';
import { codedError } from './coded-error.ts';

const isStorable = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** The path of the first text that PostgreSQL cannot hold, or null. */
function findUnstorable(value: unknown, path: string): string | null {
  if (typeof value === 'string') return isStorable(value) ? null : path;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, member] of Object.entries(value)) {
    const found = findUnstorable(member, Array.isArray(value) ? `${path}[${name}]` : `${path}.${name}`);
    if (found !== null) return found;
  }
  return null;
}

function checkArguments(args: Readonly<Record<string, unknown>>): void {
  for (const [name, value] of Object.entries(args)) {
    const found = findUnstorable(value, name);
    if (found === null) continue;
    const what = 'the character U+0000 and any half of a surrogate pair';
    throw codedError('BAD_INPUT', `Take ${what} out of the argument ${found}.`);
  }
}

/** Refuses, before any field is looked up, texts that no store can hold: whoever asks is told which argument it is. */
export function withStorableArguments(schema: GraphQLSchema): GraphQLSchema {
  for (const type of Object.values(schema.getTypeMap())) {
    if (!isObjectType(type) || type.name.startsWith('__')) continue;
    for (const field of Object.values(type.getFields())) {
      if (field.args.length === 0) continue;
      const resolve = field.resolve ?? defaultFieldResolver;
      field.resolve = (source, args, context, info) => {
        checkArguments(args);
        return resolve(source, args, context, info);
      };
    }
  }
  return schema;
}
