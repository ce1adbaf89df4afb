import { z } from 'zod';

/** Ten billion pounds: more than the whole programme, and far below what a number holds exactly. */
const MOST_PENCE = 1_000_000_000_000;

/** An amount of money in whole pence. Never a fraction: sums of it are exact. */
export const penceSchema = z.int().min(0).max(MOST_PENCE);

export const sumPence = <T>(items: readonly T[], amountOf: (item: T) => number): number =>
  items.reduce((sum, item) => sum + amountOf(item), 0);

/** Pence as pounds with two decimals and no sign but minus, for tables and sentences: `1234.50`. */
export function inPounds(pence: number): string {
  const digits = String(Math.abs(pence)).padStart(3, '0');
  return `${pence < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}
