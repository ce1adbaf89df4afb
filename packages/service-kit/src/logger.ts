import { type DestinationStream, type Logger, pino } from 'pino';

export type { Logger };

/** Structured log on standard output, or where a test reads it. Bodies, names and tokens never go into it; ids, codes and counts do. */
export const createLogger = (service: string, level: string, to?: DestinationStream): Logger => {
  const options = {
    name: service,
    level,
    base: { service },
    redact: { paths: ['req.headers.authorization', 'req.headers.cookie', 'password', 'token'], remove: true },
  };
  return to ? pino(options, to) : pino(options);
};
