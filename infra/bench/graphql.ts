// GraphQL requests per second on a freshly started system, beside the same server answering a constant.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { tokenFor } from '../test/support/evidence-client.ts';
import { endpointOf, launch, temporaryDirectory } from '../test/support/launched.ts';
import { inheritedEnvironment } from './env.ts';
import { findK6 } from './k6.ts';
import { machine } from './machine.ts';
import { tell } from './results.ts';

const PORT_BASE = 23_000;
const script = fileURLToPath(new URL('../k6/graphql.js', import.meta.url));

const metricsSchema = z.object({
  http_reqs: z.object({ values: z.object({ rate: z.number(), count: z.number() }) }),
  http_req_duration: z.object({ values: z.object({ med: z.number(), 'p(95)': z.number() }) }),
});

function measure(
  k6: string,
  environment: Record<string, string>,
): { scenario: string; rps: number; p50: number; p95: number } {
  const run = spawnSync(k6, ['run', '--quiet', '--no-usage-report', script], {
    env: { ...inheritedEnvironment, ...environment },
    encoding: 'utf8',
  });
  if (run.status !== 0)
    throw new Error(`k6 failed its thresholds or did not run:\n${run.stderr}\n${run.stdout}`);
  const metrics = metricsSchema.parse(JSON.parse(run.stdout));
  return {
    scenario: environment['SCENARIO'] ?? '',
    rps: Math.round(metrics.http_reqs.values.rate),
    p50: metrics.http_req_duration.values.med,
    p95: metrics.http_req_duration.values['p(95)'],
  };
}

async function main(): Promise<void> {
  const k6 = findK6((line) => process.stderr.write(`${line}\n`));
  if (!k6) return;
  const home = temporaryDirectory();
  const data = join(home.path, 'data');
  const system = launch(['--empty', '--data', data, '--port-base', String(PORT_BASE)]);
  try {
    await system.ready;
    const evidence = endpointOf(data, 'evidence')?.url ?? '';
    const token = await tokenFor(data, 'evidence');
    const common = { EVIDENCE_URL: evidence, TOKEN: token };
    const results = ['constant', 'graphql'].map((scenario) => measure(k6, { ...common, SCENARIO: scenario }));
    tell('graphql', { machine: machine(), results });
    console.table(results);
  } finally {
    system.npm.kill('SIGTERM');
    await system.ended;
    home.remove();
  }
}

await main();
