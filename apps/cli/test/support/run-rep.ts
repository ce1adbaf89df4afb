import { CommandError } from '../../src/command-error.ts';
import { createProgram } from '../../src/program.ts';

export type Ran = { code: number; output: string; errors: string };

/** Runs a `rep` command as its main program does. */
export async function runRep(directory: string, ...args: string[]): Promise<Ran> {
  const ran: Ran = { code: 0, output: '', errors: '' };
  const surroundings = {
    defaultDirectory: directory,
    output: { write: (text: string) => (ran.output += text) },
    errors: { write: (text: string) => (ran.errors += text) },
  };
  const program = createProgram(surroundings, (code) => {
    ran.code = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    ran.code = 1;
    ran.errors += `${error.message}\n`;
  }
  return ran;
}
