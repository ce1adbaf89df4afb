import { expect, test } from 'vitest';
import {
  EnvironmentError,
  parseEnvironment,
  postgresUrlSchema,
  serviceEnvironment,
  streamEnvironment,
} from './environment.ts';

const schema = serviceEnvironment.extend({ DATABASE_URL: postgresUrlSchema }).and(streamEnvironment);
const problemsOf = (source: Record<string, string>): string => {
  try {
    parseEnvironment(schema, source);
    return '';
  } catch (error) {
    if (error instanceof EnvironmentError) return error.message;
    throw error;
  }
};

test('all problems are reported together, missing apart from wrong', () => {
  const problems = problemsOf({ PORT: 'eighty', STREAM: 'rabbit', LOG_LEVEL: 'loud' });
  expect(problems).toContain('PORT is wrong');
  expect(problems).toContain('LOG_LEVEL is wrong');
  expect(problems).toContain('STREAM is wrong');
  expect(problems).toContain('DATABASE_URL is missing');
  expect(problems).toContain('IDENTITY_JWKS_FILE is missing');
});

test('what the chosen stream needs is asked for', () => {
  const base = { PORT: '4600', IDENTITY_JWKS_FILE: 'keys', DATABASE_URL: 'postgres://a:b@h:5432/d' };
  expect(problemsOf({ ...base, STREAM: 'embedded' })).toContain('STREAM_DATABASE_URL is missing');
  expect(problemsOf({ ...base, STREAM: 'kafka' })).toContain('KAFKA_BROKERS is missing');
  expect(problemsOf({ ...base })).toContain('STREAM is missing');
  expect(problemsOf({ ...base, STREAM: 'kafka', KAFKA_BROKERS: 'a:1' })).toBe('');
});

test('values never stand in the message, because some are secrets', () => {
  expect(problemsOf({ PORT: 'hunter2', OTEL_EXPORTER_OTLP_ENDPOINT: 'hunter3' })).not.toMatch(/hunter/);
});

const DATABASE = 'write it as postgres://role:password@host:port/database';
const BROKERS = 'write it as host:port, several with commas between';
const fitting = {
  ...{ PORT: '4600', IDENTITY_JWKS_FILE: 'keys', DATABASE_URL: 'postgres://a:b@127.0.0.1:5432/d' },
  ...{ STREAM: 'kafka', KAFKA_BROKERS: 'a:1' },
};

test('a database, brokers and a port that cannot be right are all told together, each with what to write', () => {
  const problems = problemsOf({ ...fitting, PORT: '0', DATABASE_URL: 'nonsense', KAFKA_BROKERS: 'nonsense' });
  expect(problems.split('\n').slice(1)).toEqual([
    '  - PORT is wrong: write a whole number from 1 to 65535',
    `  - DATABASE_URL is wrong: ${DATABASE}`,
    `  - KAFKA_BROKERS is wrong: ${BROKERS}`,
  ]);
});

test.each([
  ...['', 'mysql://a:b@h/d', 'postgres://h', 'postgres:///d', 'http://h/d', 'h:5432/d'].map(
    (wrong) => ['DATABASE_URL', wrong, DATABASE] as const,
  ),
  ...['', 'host', 'host:', 'host:0', 'host:65536', 'a:1,', 'a:1 b:2', 'http://a:1', 'a:b@c:1'].map(
    (wrong) => ['KAFKA_BROKERS', wrong, BROKERS] as const,
  ),
  ...['', '-1', '1.5', '1e3', '65536', ' '].map((wrong) => ['PORT', wrong, 'write a whole number'] as const),
])('%s="%s" is refused', (name, wrong, sentence) => {
  expect(problemsOf({ ...fitting, [name]: wrong })).toContain(`${name} is wrong: ${sentence}`);
});

test.each([
  ['DATABASE_URL', 'postgresql://evidence@localhost/evidence'],
  ['DATABASE_URL', 'postgres:///evidence?host=/var/run/postgresql'],
  ['KAFKA_BROKERS', 'kafka-1.example:9092, kafka-2.example:9092'],
  ['KAFKA_BROKERS', '[::1]:9092'],
])('%s="%s" is taken', (name, right) => {
  expect(problemsOf({ ...fitting, [name]: right })).toBe('');
});

test('the database of the stream is told of as well', () => {
  const source = { ...fitting, STREAM: 'embedded', STREAM_DATABASE_URL: 'nonsense' };
  expect(problemsOf(source)).toContain(`STREAM_DATABASE_URL is wrong: ${DATABASE}`);
});
