import { join } from 'node:path';
import { databaseRoleOf, type Producer, REP_IDS } from '@rep/contracts';
import type { Ports } from './ports.ts';

export type ServiceSpec = {
  readonly name: string;
  /** Its entry, from the repository's root. */
  readonly entry: string;
  readonly port: number;
  readonly environment: Readonly<Record<string, string>>;
};

export type SystemFacts = {
  /** The portal's own variables of how messages are sent, as the user set them. */
  readonly messages: Readonly<Record<string, string>>;
  readonly directory: string;
  readonly ports: Ports;
  /** Address of a database for a login role. */
  readonly databaseUrl: (role: string, database: string) => string;
  readonly stream: { readonly kind: 'embedded' } | { readonly kind: 'kafka'; readonly brokers: string };
};

export const addressOf = (port: number): string => `http://127.0.0.1:${port}`;

const streamOf = ({ stream, databaseUrl }: SystemFacts, role: string): Record<string, string> =>
  stream.kind === 'kafka'
    ? { STREAM: 'kafka', KAFKA_BROKERS: stream.brokers }
    : { STREAM: 'embedded', STREAM_DATABASE_URL: databaseUrl(role, 'stream') };

const stored = (facts: SystemFacts, role: string): Record<string, string> => ({
  DATABASE_URL: facts.databaseUrl(role, role),
  ...streamOf(facts, role),
});

/** What a service needs to ask the evidence as itself. */
const evidenceOf = ({ directory, ports }: SystemFacts, account: string): Record<string, string> => ({
  EVIDENCE_URL: addressOf(ports.evidence),
  IDENTITY_URL: addressOf(ports.portal),
  SERVICE_ACCOUNT_FILE: join(directory, 'identity', `${account}.json`),
});

function producerSpec(facts: SystemFacts, producer: Producer): ServiceSpec {
  const environment = stored(facts, databaseRoleOf(producer));
  if (producer === 'national')
    return {
      name: producer,
      entry: 'apps/national-service/src/main.ts',
      port: facts.ports.national,
      environment: { ...environment, ...evidenceOf(facts, 'national-service') },
    };
  return {
    name: `rep-${producer}`,
    entry: 'apps/rep-service/src/main.ts',
    port: facts.ports.reps.get(producer) ?? 0,
    environment: { ...environment, REP_ID: producer },
  };
}

function readerSpecs(facts: SystemFacts): ServiceSpec[] {
  const { directory, ports } = facts;
  const repUrls = Object.fromEntries([...ports.reps].map(([id, port]) => [id, addressOf(port)]));
  return [
    {
      name: 'dataset',
      entry: 'apps/dataset-service/src/main.ts',
      port: ports.dataset,
      environment: evidenceOf(facts, 'dataset-service'),
    },
    {
      name: 'portal',
      entry: 'apps/portal/src/main.ts',
      port: ports.portal,
      environment: {
        EVIDENCE_URL: addressOf(ports.evidence),
        DATASET_URL: addressOf(ports.dataset),
        NATIONAL_URL: addressOf(ports.national),
        REP_URLS: JSON.stringify(repUrls),
        ACCOUNTS_FILE: join(directory, 'accounts.json'),
        SIGNING_KEY_FILE: join(directory, 'identity', 'signing-key.json'),
        PORTAL_DIRECTORY: join(directory, 'portal'),
        MAIL_DIRECTORY: join(directory, 'mail'),
        PUBLIC_URL: addressOf(ports.portal),
        ...facts.messages,
      },
    },
  ];
}

/** The thirteen services in the order they are started. */
export const serviceSpecs = (facts: SystemFacts): ServiceSpec[] => [
  producerSpec(facts, 'national'),
  ...REP_IDS.map((id) => producerSpec(facts, id)),
  {
    name: 'evidence',
    entry: 'apps/evidence-service/src/main.ts',
    port: facts.ports.evidence,
    environment: stored(facts, 'evidence'),
  },
  ...readerSpecs(facts),
];
