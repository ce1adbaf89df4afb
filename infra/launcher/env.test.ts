import { expect, test } from 'vitest';
import { readEnvironment } from './env.ts';
import { StartError } from './start-error.ts';

test('brokers that are none are refused with what to write, and all that is wrong in one sentence', () => {
  const read = () => readEnvironment({ KAFKA_BROKERS: 'nonsense', LOG_LEVEL: 'loud' });
  expect(read).toThrow(StartError);
  expect(read).toThrow(
    /^Correct these environment variables: KAFKA_BROKERS \(write it as host:port, several with commas between\), LOG_LEVEL \(.*\)\.$/,
  );
});

test('an empty list of brokers is as good as none', () => {
  expect(readEnvironment({ KAFKA_BROKERS: '' }).kafkaBrokers).toBeNull();
  expect(readEnvironment({}).kafkaBrokers).toBeNull();
  expect(readEnvironment({ KAFKA_BROKERS: 'a:1,b:2' }).kafkaBrokers).toBe('a:1,b:2');
});

test('how messages are sent is handed to the portal, and to nobody else', () => {
  const { inherited, messages } = readEnvironment({
    ...{ SMTP_URL: 'smtp://user:secret@mail.example', MAIL_FROM: 'rep@example.org', PUBLIC_URL: '' },
    PATH: '/bin',
  });
  expect(messages).toEqual({ SMTP_URL: 'smtp://user:secret@mail.example', MAIL_FROM: 'rep@example.org' });
  expect(inherited).toEqual({ PATH: '/bin' });
});
