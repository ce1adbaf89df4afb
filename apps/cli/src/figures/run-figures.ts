import type { CommandResult } from '../importing/import-release.ts';
import type { Evidence } from '../system/evidence.ts';
import { findFigures } from './find-figures.ts';
import type { FiguresQuestion } from './options.ts';
import { type Format, printFigures } from './print-figures.ts';
import { whyEmpty } from './why-empty.ts';

/** Prints figures; what is to be known about them, or why there are none, goes beside the output. */
export async function runFigures(
  question: FiguresQuestion,
  format: Format,
  { evidence, errors }: { evidence: Evidence; errors: { write: (text: string) => unknown } },
): Promise<CommandResult> {
  const { figures, inFlight } = await findFigures(evidence, question);
  if (inFlight > 0) errors.write(`${inFlight} events are still on their way: these figures may change.\n`);
  if (figures.length === 0) errors.write(`${await whyEmpty(evidence, question)}\n`);
  return { output: printFigures(figures, format), exitCode: 0 };
}
