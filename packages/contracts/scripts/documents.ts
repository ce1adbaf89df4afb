import { EVENT_TYPES, type EventType } from '../src/index.ts';
import { asyncApi } from './asyncapi.ts';
import { jsonSchemaOf } from './json-schema.ts';

const text = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

/** Folder of the generated documents, from this package. */
export const DOCUMENTS_FOLDER = new URL('../../../docs/contracts/', import.meta.url);

/** Every generated document by its path in that folder. The same definitions give the same bytes. */
export function documents(): ReadonlyMap<string, string> {
  const types = Object.keys(EVENT_TYPES) as EventType[];
  return new Map([
    ['asyncapi.json', text(asyncApi())],
    ...types.map((type): [string, string] => [`schemas/${type}.json`, text(jsonSchemaOf(type))]),
  ]);
}
