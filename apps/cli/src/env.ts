import { z } from 'zod';

const environmentSchema = z.object({
  /** Data directory of the running system, where `--data` does not name one. */
  REP_DATA: z.string().min(1).default('.data'),
});

export type CommandEnvironment = { dataDirectory: string };

/** An empty REP_DATA is as good as none. */
export function readEnvironment(): CommandEnvironment {
  const { REP_DATA } = environmentSchema.parse({ REP_DATA: process.env['REP_DATA'] || undefined });
  return { dataDirectory: REP_DATA };
}
