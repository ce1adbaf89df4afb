import { expect, test } from 'vitest';
import { streamSettings } from './stream-settings.ts';

test('the embedded stream is a database', () => {
  expect(streamSettings({ STREAM: 'embedded', STREAM_DATABASE_URL: 'postgres://stream' })).toEqual({
    kind: 'embedded',
    databaseUrl: 'postgres://stream',
  });
});

test('Kafka is one or more brokers with commas between, and a prefix of topics', () => {
  const env = { STREAM: 'kafka', KAFKA_BROKERS: 'one:9092, two:9092', KAFKA_TOPIC_PREFIX: 'rep-' } as const;
  expect(streamSettings(env)).toEqual({
    kind: 'kafka',
    brokers: ['one:9092', 'two:9092'],
    topicPrefix: 'rep-',
  });
});
