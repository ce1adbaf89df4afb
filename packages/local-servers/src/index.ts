export { freePort } from './free-port.ts';
export { type PostgresOptions, type PostgresServer, startPostgres } from './postgres.ts';
