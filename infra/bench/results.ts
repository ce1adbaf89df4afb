import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const directory = fileURLToPath(new URL('../bench-results', import.meta.url));

/** Prints the figures as JSON, and keeps them beside the package's other results. */
export function tell(name: string, figures: object): void {
  const text = JSON.stringify({ bench: name, ...figures });
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${name}.json`), `${text}\n`);
  process.stdout.write(`${text}\n`);
}
