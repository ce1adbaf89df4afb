import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { StartError } from './start-error.ts';

export type Options = {
  readonly help: boolean;
  readonly portBase: number;
  /** Absolute path of the data directory. */
  readonly data: string;
  readonly fresh: boolean;
  /** Leaves the example programme out. */
  readonly empty: boolean;
  readonly kafka: boolean;
};

export const USAGE = `npm start -- [options]

  --port-base N   everything listens on 127.0.0.1 within N..N+99 (default 4600); choose one below
                  the ports of outgoing connections (on Linux 32668 or lower), which may hold one of the hundred
  --data DIR      where all data are kept (default .data)
  --fresh         empties DIR first; only one that an earlier start made
  --empty         leaves out the made-up programme of pilots, now and at every later start on DIR
  --kafka         uses Apache Kafka: the brokers that KAFKA_BROKERS names, or a local one (needs Java and Maven)
  --help          prints this`;

const LOWEST_PORT = 1024;
const HIGHEST_BASE = 65_435;

function portBaseOf(text: string): number {
  const base = Number(text);
  if (!Number.isInteger(base) || base < LOWEST_PORT || base > HIGHEST_BASE)
    throw new StartError(`--port-base takes a whole number from ${LOWEST_PORT} to ${HIGHEST_BASE}.`);
  return base;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        help: { type: 'boolean', default: false },
        'port-base': { type: 'string', default: '4600' },
        data: { type: 'string', default: '.data' },
        fresh: { type: 'boolean', default: false },
        empty: { type: 'boolean', default: false },
        kafka: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    throw new StartError(
      `${error instanceof Error ? error.message.split('. ')[0] : 'The options are wrong'}: "npm start -- --help" lists the options.`,
    );
  }
}

/** Options of `npm start`. A relative DIR is taken from `directory`. Throws StartError. */
export function parseOptions(args: readonly string[], directory: string): Options {
  const values = parse(args);
  if (values.data === '') throw new StartError('--data takes the path of a directory.');
  return {
    help: values.help,
    portBase: portBaseOf(values['port-base']),
    data: resolve(directory, values.data),
    fresh: values.fresh,
    empty: values.empty,
    kafka: values.kafka,
  };
}
