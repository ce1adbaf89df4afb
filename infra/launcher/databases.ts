import { databaseRoleOf, PRODUCERS } from '@rep/contracts';

/** One database of the cluster: who may connect to it, and what it is made of. */
export type DatabaseSpec = {
  readonly name: string;
  /** The one login role whose own database it is; null for the stream, which all of them use. */
  readonly owner: string | null;
  readonly migrations: readonly { readonly directory: string; readonly schema: string }[];
};

/** A login role and the group roles whose rights it has. */
export type LoginSpec = { readonly role: string; readonly groups: readonly string[] };

export const STREAM_DATABASE = 'stream';

/** Group roles that migrations grant to. Made before any migration, because databases are migrated at once. */
export const GROUP_ROLES = [
  'rep_app',
  'national_app',
  'outbox_app',
  'records_app',
  'evidence_app',
  'stream_publisher',
  'stream_consumer',
  'registry_consumer',
] as const;

const records = { directory: 'packages/records/prisma/migrations', schema: 'records' };
const outbox = { directory: 'packages/outbox/migrations', schema: 'outbox' };
const producerDatabases: DatabaseSpec[] = PRODUCERS.map((producer) => ({
  name: databaseRoleOf(producer),
  owner: databaseRoleOf(producer),
  migrations: [
    {
      directory: `apps/${producer === 'national' ? 'national' : 'rep'}-service/prisma/migrations`,
      schema: 'public',
    },
    outbox,
    records,
  ],
}));

export const DATABASES: readonly DatabaseSpec[] = [
  {
    name: STREAM_DATABASE,
    owner: null,
    migrations: [{ directory: 'packages/event-stream/migrations', schema: 'stream' }],
  },
  {
    name: 'evidence',
    owner: 'evidence',
    migrations: [{ directory: 'apps/evidence-service/migrations', schema: 'public' }],
  },
  ...producerDatabases,
];

export const LOGINS: readonly LoginSpec[] = [
  { role: 'evidence', groups: ['evidence_app', 'stream_consumer'] },
  ...PRODUCERS.map((producer) => ({
    role: databaseRoleOf(producer),
    // A partnership follows the registry; what the others publish is for the evidence alone.
    groups: [
      ...(producer === 'national' ? ['national_app'] : ['rep_app', 'registry_consumer']),
      'outbox_app',
      'records_app',
      'stream_publisher',
    ],
  })),
];
