import type { CommanderError } from 'commander';
import { CommandError } from './command-error.ts';

/** What commander says of a mistake ("unknown option '--perod'") and where the right words stand; help is no mistake. */
export function mistakenCommand(error: CommanderError): CommandError | CommanderError {
  if (!error.message.startsWith('error: ')) return error;
  const problem = error.message
    .replace('error: ', '')
    .replace(/\s*\(Did you mean (.*)\?\)\s*$/, ' (perhaps $1)')
    .replace(/\.$/, '');
  return new CommandError(
    `There is a mistake in the command, ${problem}: "rep help COMMAND" lists what it takes.`,
    { cause: error },
  );
}
