export { startTestBroker, type TestBroker } from './kafka.ts';
export { createTestDatabase, type TestDatabase } from './postgres.ts';
export { type DeclaredColumn, declaredColumns } from './prisma-schema.ts';
