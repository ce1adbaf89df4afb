export { startTestBroker, type TestBroker } from './kafka.ts';
export { createTestDatabase, type TestDatabase } from './postgres.ts';
