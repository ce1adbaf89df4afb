import { type Logger, pino } from 'pino';

export type { Logger };

/** Structured log on standard output. Bodies, names and tokens never go into it; ids, codes and counts do. */
export const createLogger = (service: string, level: string): Logger =>
  pino({
    name: service,
    level,
    base: { service },
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'], remove: true },
  });
