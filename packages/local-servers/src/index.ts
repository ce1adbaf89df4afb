export { freePort } from './free-port.ts';
export type { GuardedProcess } from './guarded-process.ts';
export { type KafkaBroker, type KafkaOptions, startKafka } from './kafka.ts';
export { kafkaVersion } from './kafka-jars.ts';
export { type PostgresOptions, type PostgresServer, startPostgres } from './postgres.ts';
