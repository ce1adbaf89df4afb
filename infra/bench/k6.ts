import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { inheritedEnvironment } from './env.ts';

const K6_VERSION = 'v1.8.1';
const cache = join(homedir(), '.cache', 'rep', `k6-${K6_VERSION}`);

const answers = (program: string): boolean =>
  spawnSync(program, ['version'], { stdio: 'ignore' }).status === 0;

/** Path of k6: on the path, or built once by Go into a cache of its own; null (with the reason said) where neither is. */
export function findK6(say: (line: string) => void): string | null {
  if (answers('k6')) return 'k6';
  const built = join(cache, 'k6');
  if (existsSync(built)) return built;
  if (!answers('go')) {
    say('k6 skipped: neither k6 nor Go is installed, so GraphQL requests per second were not measured.');
    return null;
  }
  say(`building k6 ${K6_VERSION} with Go (about three minutes, once)`);
  execFileSync('go', ['install', `go.k6.io/k6@${K6_VERSION}`], {
    env: { ...inheritedEnvironment, GOBIN: cache },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return built;
}
