import { z } from 'zod';

const environmentSchema = z.object({
  /** Data directory of the running system, where `--data` does not name one. */
  REP_DATA: z.string().min(1).default('.data'),
  /** `stdin`: standard input is a pipe that closes when whoever started the command is gone. */
  REP_LIFELINE: z.enum(['stdin', 'none']).default('none'),
});

export type CommandEnvironment = { dataDirectory: string; lifeline: 'stdin' | 'none' };

/** An empty REP_DATA is as good as none. */
export function readEnvironment(): CommandEnvironment {
  const { REP_DATA, REP_LIFELINE } = environmentSchema.parse({
    ...process.env,
    REP_DATA: process.env['REP_DATA'] || undefined,
  });
  return { dataDirectory: REP_DATA, lifeline: REP_LIFELINE };
}
