import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../bench-results', import.meta.url));

type Machine = { readonly measuredAt: string; readonly cores: number; readonly cpu: string | undefined };

/** Prints the figures as JSON, with when and on what they were measured, and keeps them beside other results. */
export function tell(
  name: string,
  figures: { readonly machine: Machine & Readonly<Record<string, unknown>> } & Readonly<
    Record<string, unknown>
  >,
): void {
  const text = JSON.stringify({ bench: name, ...figures });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${name}.json`), `${text}\n`);
  const { measuredAt, cores, cpu } = figures.machine;
  process.stdout.write(`${text}\n${name}: measured at ${measuredAt} on ${cores} cores of ${cpu}\n`);
}
