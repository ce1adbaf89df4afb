import { differencesOf } from '@rep/domain';
import {
  type ConfigurationVersion,
  historyOf,
  listConfiguration,
} from '../configuration/configuration.repository.ts';
import { builder } from './builder.ts';
import { codedError } from './coded-error.ts';

const DEFAULT_PAGE = 50;
const LARGEST_PAGE = 200;

const Version = builder.objectRef<ConfigurationVersion>('ConfigurationVersion');
Version.implement({
  description:
    'One version of a pilot, variant, inclusion plan, template or other record of the configuration.',
  fields: (t) => ({
    producer: t.exposeString('producer', {
      description: 'Who keeps the record: a partnership, or `national`.',
    }),
    kind: t.exposeString('kind'),
    id: t.exposeID('id'),
    version: t.exposeInt('version'),
    state: t.exposeString('state'),
    areas: t.exposeStringList('areas', { description: 'GSS codes of the areas it concerns.' }),
    step: t.exposeString('step', { description: 'The step that made this version.' }),
    reason: t.exposeString('reason', { nullable: true }),
    actorRole: t.exposeString('actor_role'),
    actorAuthority: t.exposeString('actor_la_code', { nullable: true }),
    sha256: t.exposeString('sha256', { description: 'Of the content, as canonical JSON (RFC 8785).' }),
    content: t.field({ type: 'JSON', resolve: ({ content }) => content }),
    configVersion: t.exposeString('config_version'),
    synthetic: t.exposeBoolean('synthetic'),
    recordedAt: t.field({ type: 'DateTime', resolve: ({ recorded_at }) => recorded_at }),
    cursor: t.string({ resolve: ({ producer, id }) => `${producer}/${id}` }),
  }),
});

const Difference = builder.objectRef<ReturnType<typeof differencesOf>[number]>('ConfigurationDifference');
Difference.implement({
  fields: (t) => ({
    path: t.exposeString('path'),
    before: t.field({ type: 'JSON', nullable: true, resolve: ({ before }) => before ?? null }),
    after: t.field({ type: 'JSON', nullable: true, resolve: ({ after }) => after ?? null }),
  }),
});

function placeOf(cursor: string): [string, string] {
  const slash = cursor.indexOf('/');
  if (slash > 0) return [cursor.slice(0, slash), cursor.slice(slash + 1)];
  throw codedError('BAD_INPUT', 'Give as "after" the cursor of a version that an answer held.');
}

const record = { producer: 'String', kind: 'String', id: 'ID' } as const;

builder.queryFields((t) => ({
  configuration: t.field({
    type: [Version],
    description:
      'The records of a kind that you may see, each in the version that held at a time: the state of every pilot then.',
    args: {
      kind: t.arg.string({ required: true }),
      partnership: t.arg.id(),
      state: t.arg.string(),
      area: t.arg.string(),
      asOf: t.arg({ type: 'DateTime' }),
      first: t.arg.int({ defaultValue: DEFAULT_PAGE }),
      after: t.arg.string(),
    },
    resolve: (_root, { kind, partnership, state, area, asOf, first, after }, { db, sight }) =>
      listConfiguration(db, {
        sight,
        kind,
        producer: partnership ?? null,
        state: state ?? null,
        area: area ?? null,
        asOf: asOf ?? null,
        first: Math.min(Math.max(first ?? DEFAULT_PAGE, 0), LARGEST_PAGE),
        after: after ? placeOf(after) : null,
      }),
  }),
  configurationHistory: t.field({
    type: [Version],
    description: 'Every version of one record that you may see, oldest first.',
    args: {
      producer: t.arg({ type: record.producer, required: true }),
      kind: t.arg({ type: record.kind, required: true }),
      id: t.arg({ type: record.id, required: true }),
    },
    resolve: (_root, wanted, { db, sight }) => historyOf(db, { sight, ...wanted }),
  }),
  configurationDifferences: t.field({
    type: [Difference],
    description: 'Where two versions of one record differ, leaf by leaf.',
    args: {
      producer: t.arg({ type: record.producer, required: true }),
      kind: t.arg({ type: record.kind, required: true }),
      id: t.arg({ type: record.id, required: true }),
      from: t.arg.int({ required: true }),
      to: t.arg.int({ required: true }),
    },
    resolve: async (_root, { from, to, ...wanted }, { db, sight }) => {
      const versions = await historyOf(db, { sight, ...wanted });
      const [before, after] = [from, to].map((number) => versions.find(({ version }) => version === number));
      if (before && after) return differencesOf(before.content, after.content);
      throw codedError('BAD_INPUT', 'Choose two versions that the record has: one of these it has not.');
    },
  }),
}));
