import { expect, test } from 'vitest';
import { kafkaVersion } from './kafka-jars.ts';

test('the version of a local Kafka is the one that its jars are fetched by', () => {
  expect(kafkaVersion()).toMatch(/^\d+\.\d+\.\d+$/);
});
