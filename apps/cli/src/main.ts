import { CommanderError } from 'commander';
import { CommandError } from './command-error.ts';
import { readEnvironment } from './env.ts';
import { createProgram } from './program.ts';
import { endWhenStopped } from './stopping.ts';

const { dataDirectory, lifeline } = readEnvironment();
endWhenStopped({ lifeline });
const program = createProgram(
  { defaultDirectory: dataDirectory, output: process.stdout, errors: process.stderr },
  (exitCode) => {
    process.exitCode = exitCode;
  },
);

try {
  await program.parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    // Help was shown, asked for or not.
    process.exitCode = error.exitCode;
  } else {
    // A mistake of ours keeps its trace; what the user can put right is one sentence.
    console.error(error instanceof CommandError ? error.message : error);
    process.exitCode = 1;
  }
}
