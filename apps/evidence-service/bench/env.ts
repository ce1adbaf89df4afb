/** Brokers of a Kafka to measure on; unset: a local one is started where it can be had. */
export const KAFKA_BROKERS: string | undefined = process.env['KAFKA_BROKERS'] || undefined;
/** What the services started here inherit. */
export const inheritedEnvironment: NodeJS.ProcessEnv = { ...process.env };
/** Thousands of published rows; small events are measured with five times as many. */
export const ROWS = Number(process.env['BENCH_ROWS'] ?? 30_000);
/** Measures only those whose name, such as `kafka small_events`, holds this. */
export const ONLY = process.env['BENCH_ONLY'] ?? '';
/** Flags of Node for the service, such as `--cpu-prof`. */
export const NODE_FLAGS: readonly string[] = process.env['BENCH_NODE_FLAGS']?.split(' ') ?? [];
