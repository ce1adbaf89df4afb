import { readFile } from 'node:fs/promises';
import { PRODUCERS } from '@rep/contracts';
import type { Command } from 'commander';
import { z } from 'zod';
import { CommandError, reasonOf } from '../command-error.ts';
import { orList } from '../figures/nearest.ts';
import type { CommandResult } from '../importing/import-release.ts';
import { findSystem } from '../system/find-system.ts';
import { serviceOf } from '../system/service-of.ts';
import { callProcedure } from './call-procedure.ts';

const inputSchema = z.record(z.string(), z.unknown());
type Options = { readonly as: string; readonly body: string };

function parseService(text: string): string {
  const producer = PRODUCERS.find((known) => known === text);
  if (producer) return serviceOf(producer);
  throw new CommandError(`"${text}" is no partnership: write ${orList(PRODUCERS)}.`);
}

/** The input of a call: JSON as it is written, or the file that holds it. */
async function readInput(body: string): Promise<z.infer<typeof inputSchema>> {
  try {
    const text = body.trimStart().startsWith('{') ? body : await readFile(body, 'utf8');
    return inputSchema.parse(JSON.parse(text));
  } catch (error) {
    const why = error instanceof z.ZodError ? 'it is no JSON object' : reasonOf(error);
    throw new CommandError(`--body cannot be read (${why}): give a JSON object, or a file that holds one.`, {
      cause: error,
    });
  }
}

/** Adds `rep call` to the command. */
export function addCallCommand(
  program: Command,
  show: (result: Promise<CommandResult>) => Promise<void>,
): void {
  program
    .command('call')
    .description('call any procedure through the REST door in somebody’s name, print the answer as JSON')
    .argument('<partnership>', 'whose service, or "national"')
    .argument('<procedure>', 'as in the OpenAPI document, such as pilots.show')
    .requiredOption('--as <account>', 'an account of the running system')
    .option('--body <json>', 'the input: a JSON object, or a file that holds one', '{}')
    .action(async (partnership: string, procedure: string, { as, body }: Options) => {
      const [service, input] = [parseService(partnership), await readInput(body)];
      const system = await findSystem(program.opts<{ data: string }>().data);
      await show(callProcedure({ service, procedure, as, input }, system));
    });
}
