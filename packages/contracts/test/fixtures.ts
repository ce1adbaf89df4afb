import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import type { JsonSchema } from '../scripts/json-schema.ts';
import { EVENT_TYPES, type EventType } from '../src/index.ts';

const FOLDER = new URL('../fixtures/', import.meta.url);
const invalidSchema = z.object({
  expected: z.object({ code: z.string(), field: z.string() }),
  event: z.unknown(),
});
const contractSchema = z.object({ topic: z.string(), schema: z.record(z.string(), z.unknown()) });

/** One version of one event type: `pilot.registered.v1` and its minor number. */
type Version = { readonly type: EventType; readonly minor: number };
type ValidFixture = Version & { readonly name: string; readonly event: unknown };
type InvalidFixture = ValidFixture & z.infer<typeof invalidSchema>;
/** What a version promised when it was published: kept for ever, so that later ones can be held against it. */
type Contract = { readonly topic: string; readonly schema: JsonSchema };

export const eventTypes = Object.keys(EVENT_TYPES) as EventType[];

/** Every version there has been, from minor 0 to today's. */
export const versions: readonly Version[] = eventTypes.flatMap((type) =>
  Array.from({ length: EVENT_TYPES[type].minor + 1 }, (_, minor) => ({ type, minor })),
);

const folderOf = ({ type, minor }: Version): URL => new URL(`${type}/${minor}/`, FOLDER);
const read = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));
const named = (version: Version, prefix: string): string[] =>
  readdirSync(folderOf(version))
    .filter((file) => file.startsWith(prefix) && file.endsWith('.json'))
    .sort();

export const validFixtures = (version: Version): ValidFixture[] =>
  named(version, 'valid').map((name) => ({
    ...version,
    name,
    event: read(new URL(name, folderOf(version))),
  }));

export const invalidFixtures = (version: Version): InvalidFixture[] =>
  named(version, 'invalid.').map((name) => ({
    ...version,
    name,
    ...invalidSchema.parse(read(new URL(name, folderOf(version)))),
  }));

export const contractOf = (version: Version): Contract =>
  contractSchema.parse(read(new URL('contract.json', folderOf(version))));
