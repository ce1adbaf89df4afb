/** What the programs a benchmark builds and runs inherit: the whole environment of the caller, read in one place. */
export const inheritedEnvironment: NodeJS.ProcessEnv = { ...process.env };

const numberOf = (name: string, usual: number): number => Number(process.env[name] ?? usual);
/** How much `configuration.ts` fills and how long it measures: rounds of so many seconds for each operation. */
export const PILOTS: number = numberOf('BENCH_PILOTS', 1_000);
export const USERS: number = numberOf('BENCH_USERS', 50);
export const ROUNDS: number = numberOf('BENCH_ROUNDS', 3);
export const SECONDS: number = numberOf('BENCH_SECONDS', 5);
/** Of each user between two acts, on average. */
export const THINK_MS: number = numberOf('BENCH_THINK_MS', 1_000);
export const PORT_BASE: number = numberOf('BENCH_PORT_BASE', 24_000);
/** Measures only operations whose name holds this. */
export const ONLY: string = process.env['BENCH_ONLY'] ?? '';
