export { startTestBroker, type TestBroker } from './kafka.ts';
export { createTestDatabase, type TestDatabase } from './postgres.ts';
export { actualColumns, type DeclaredColumn, declaredColumns } from './prisma-schema.ts';
