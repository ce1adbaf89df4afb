import { expect, test } from 'vitest';
import { z } from 'zod';
import { EnvironmentError, parseEnvironment, serviceEnvironment, streamEnvironment } from './environment.ts';

const schema = serviceEnvironment.extend({ DATABASE_URL: z.string().min(1) }).and(streamEnvironment);
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
  const base = { PORT: '4600', IDENTITY_JWKS_FILE: 'keys', DATABASE_URL: 'postgres://x' };
  expect(problemsOf({ ...base, STREAM: 'embedded' })).toContain('STREAM_DATABASE_URL is missing');
  expect(problemsOf({ ...base, STREAM: 'kafka' })).toContain('KAFKA_BROKERS is missing');
  expect(problemsOf({ ...base })).toContain('STREAM is missing');
  expect(problemsOf({ ...base, STREAM: 'kafka', KAFKA_BROKERS: 'a:1' })).toBe('');
});

test('values never stand in the message, because some are secrets', () => {
  expect(problemsOf({ PORT: 'hunter2', OTEL_EXPORTER_OTLP_ENDPOINT: 'hunter3' })).not.toMatch(/hunter/);
});
