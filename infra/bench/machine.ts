import { arch, cpus, loadavg, platform, totalmem } from 'node:os';

/** What a figure was measured on, and when. */
export const machine = () => ({
  measuredAt: new Date().toISOString(),
  cpu: cpus()[0]?.model,
  cores: cpus().length,
  memoryGigabytes: Math.round(totalmem() / 2 ** 30),
  platform: `${platform()} ${arch()}`,
  node: process.version,
});

/** How many processes wanted a processor in the last minute: what else ran is in it. */
export const load = (): number => Math.round((loadavg()[0] ?? 0) * 10) / 10;
