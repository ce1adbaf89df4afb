import {
  type ConfigurationDigest,
  type DigestsAsked,
  listDigests,
} from '../configuration/digests.repository.ts';
import { builder } from './builder.ts';
import { checkRoom } from './check-room.ts';
import { codedError } from './coded-error.ts';
import { producerOrNull } from './producer-argument.ts';

const LARGEST_PAGE = 200;

const Digest = builder.objectRef<ConfigurationDigest>('ConfigurationDigest');
Digest.implement({
  description:
    'A version of a record, by which it is compared with the original of the service that keeps it.',
  fields: (t) => ({
    kind: t.exposeString('kind'),
    id: t.exposeID('id'),
    version: t.exposeInt('version'),
    state: t.exposeString('state'),
    sha256: t.exposeString('sha256', { description: 'Of the content, as its service told it.' }),
    digest: t.exposeString('digest', {
      description: 'Of all that was told: state, areas, step, reason, who, and the content’s own sha256.',
    }),
    intact: t.exposeBoolean('intact', {
      description: 'Whether the content held here still has the sha256 that was told.',
    }),
    cursor: t.string({ resolve: ({ kind, id, version }) => `${kind}/${version}/${id}` }),
  }),
});

const CURSOR = /^([a-z0-9-]+)\/(\d{1,7})\/(.+)$/;

function placeOf(cursor: string): DigestsAsked['after'] {
  const [, kind, version, id] = CURSOR.exec(cursor) ?? [];
  if (kind && id) return [kind, id, Number(version)];
  throw codedError('BAD_INPUT', 'Give as "after" the cursor of a version that an answer held.');
}

function pageOf(first: number | null | undefined): number {
  const size = first ?? LARGEST_PAGE;
  if (size >= 1 && size <= LARGEST_PAGE) return size;
  throw codedError('BAD_INPUT', `Ask for 1 to ${LARGEST_PAGE} versions at a time (first).`);
}

builder.queryFields((t) => ({
  configurationDigests: t.field({
    type: [Digest],
    description: 'Every version held of one producer’s records, by kind, id and version.',
    args: {
      producer: t.arg.string({ required: true }),
      first: t.arg.int({ defaultValue: LARGEST_PAGE }),
      after: t.arg.string(),
    },
    resolve: (_root, { producer, first, after }, { caller, db }) => {
      checkRoom(caller, 'digests');
      return listDigests(db, {
        producer: producerOrNull(producer) ?? '',
        first: pageOf(first),
        after: after ? placeOf(after) : null,
      });
    },
  }),
}));
