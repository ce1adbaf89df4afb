import { PRODUCERS, type Producer } from '@rep/contracts';
import { CommandError } from '../command-error.ts';
import { orList } from '../figures/nearest.ts';
import { RECONCILIATION_FORMATS, type ReconciliationFormat } from './print-reconciliation.ts';

/** Options of `rep reconcile` as they were read. */
export type ReconcileOptions = {
  readonly partnership?: Producer;
  readonly format: ReconciliationFormat;
  readonly wait: number;
};
export const DEFAULT_WAIT_SECONDS = 30;
const LONGEST_WAIT_SECONDS = 3600;

export function parseProducer(text: string): Producer {
  const producer = PRODUCERS.find((known) => known === text);
  if (producer) return producer;
  throw new CommandError(
    `"${text}" is no partnership: write --partnership ${orList(PRODUCERS)}, or leave it out for all of them.`,
  );
}

export function parseReconciliationFormat(text: string): ReconciliationFormat {
  const format = RECONCILIATION_FORMATS.find((known) => known === text);
  if (format) return format;
  throw new CommandError(`"${text}" is no form of output: write --format ${orList(RECONCILIATION_FORMATS)}.`);
}

export function parseWait(text: string): number {
  const seconds = /^\d{1,4}$/.test(text) ? Number(text) : Number.NaN;
  if (seconds <= LONGEST_WAIT_SECONDS) return seconds;
  throw new CommandError(`"${text}" is no time to wait: give --wait in whole seconds, an hour at most.`);
}
