import { readFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { loadBuiltIn } from './built-in/load-built-in.ts';
import { addCallCommand } from './calling/call-command.ts';
import { CommandError, reasonOf } from './command-error.ts';
import { findConservation } from './conservation.ts';
import { type FiguresOptions, parseFiguresOptions, parsePastInstant } from './figures/options.ts';
import { FORMATS, type Format, parseFormat } from './figures/print-figures.ts';
import { runFigures } from './figures/run-figures.ts';
import {
  type CommandResult,
  type ImportOptions,
  importRelease,
  parseReleaseName,
} from './importing/import-release.ts';
import { createProgress } from './importing/progress.ts';
import type { SendingTo } from './importing/send-tables.ts';
import { mistakenCommand } from './mistaken-command.ts';
import { loadProgramme } from './programme/load-programme.ts';
import { createClients } from './programme/service-as.ts';
import {
  DEFAULT_WAIT_SECONDS,
  parseProducer,
  parseReconciliationFormat,
  parseWait,
  type ReconcileOptions,
} from './reconcile/options.ts';
import { RECONCILIATION_FORMATS } from './reconcile/print-reconciliation.ts';
import { runReconciliation } from './reconcile/run-reconciliation.ts';
import { createEvidence, type Evidence } from './system/evidence.ts';
import { findSystem } from './system/find-system.ts';
import { createRecordDigests, type RecordDigests } from './system/record-digests.ts';
import { createRecorder } from './system/recorder.ts';
import { createTokenSource } from './system/tokens.ts';

type Output = { write: (text: string) => unknown };
export type Surroundings = {
  defaultDirectory: string;
  output: Output;
  errors: Output & { isTTY?: boolean };
};

type Connected = Omit<SendingTo, 'progress'> & { readonly digests: RecordDigests };

async function connect(directory: string): Promise<Connected> {
  const system = await findSystem(directory);
  const tokens = createTokenSource(system);
  return {
    evidence: createEvidence(system, tokens),
    recorder: createRecorder(system, tokens),
    digests: createRecordDigests(system, tokens),
  };
}

async function runQuery(file: string, evidence: Evidence): Promise<CommandResult> {
  const query = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`${file} cannot be read (${reasonOf(error)}): name a file with a GraphQL query.`);
  });
  const answer = await evidence.answer({ query });
  return { output: `${JSON.stringify(answer, null, 2)}\n`, exitCode: answer.errors ? 1 : 0 };
}

/** The `rep` command. `finish` gets the exit code of a command that ran. */
export function createProgram(
  { defaultDirectory, output, errors }: Surroundings,
  finish: (exitCode: number) => void,
): Command {
  const program = new Command('rep')
    // Its own line about a mistake is left out: the error that follows says it, and what to do.
    .configureOutput({
      writeOut: (text) => output.write(text),
      writeErr: (text) => errors.write(text),
      outputError: () => {},
    })
    .exitOverride((error) => {
      throw mistakenCommand(error);
    })
    .description('Carry published releases into the platform, and ask it for figures')
    .option('--data <dir>', 'data directory of the running system', defaultDirectory);
  const connected = () => connect(program.opts<{ data: string }>().data);
  const show = async (result: Promise<CommandResult>): Promise<void> => {
    const { output: text, exitCode } = await result;
    output.write(text);
    finish(exitCode);
  };

  program
    .command('import-release')
    .description('send every row of a folder of published CSV files, and reconcile')
    .argument('<dir>', 'folder of CSV files as published')
    .addOption(
      new Option('--release <name>', 'name of the release (default: its files and their hash)').argParser(
        parseReleaseName,
      ),
    )
    .addOption(
      new Option('--recorded-at <time>', 'when the release became known').argParser((text: string) =>
        parsePastInstant('--recorded-at', text),
      ),
    )
    .action(async (directory: string, options: ImportOptions) => {
      const progress = createProgress(errors);
      await show(importRelease(directory, options, { ...(await connected()), progress }));
    });
  program
    .command('load-built-in')
    .description('send the figures that come with the platform')
    .action(async () => {
      await show(loadBuiltIn({ ...(await connected()), progress: createProgress(errors) }));
    });
  program
    .command('load-programme')
    .description('take the made-up programme of pilots through the services, for practice')
    .action(async () => {
      const system = await findSystem(program.opts<{ data: string }>().data);
      await show(loadProgramme(createClients(system)));
    });
  program
    .command('figures')
    .description('print published figures exactly as they were printed')
    .requiredOption('--measure <name>', 'file.column, as in timeliness_20_week.pc_plans_issued_20_weeks_ex')
    .requiredOption('--area <codes>', 'codes of areas, with commas between')
    .requiredOption('--period <years>', 'a year, or two as in 2019..2024')
    .option('--breakdown <text>', '"topic: breakdown" (default: the row for all)')
    .option('--as-of <time>', 'as known at that time')
    .addOption(
      new Option('--format <format>', `form of the output: ${FORMATS.join(' or ')}`)
        .argParser(parseFormat)
        .default('csv'),
    )
    .action(async (options: FiguresOptions & { format: Format }) => {
      const question = parseFiguresOptions(options);
      await show(runFigures(question, options.format, { evidence: (await connected()).evidence, errors }));
    });
  program
    .command('query')
    .description('send any GraphQL query, print the answer as JSON')
    .argument('<file>', 'file with the query')
    .action(async (file: string) => show(runQuery(file, (await connected()).evidence)));
  program
    .command('conservation')
    .description('print the conservation statement: what was produced, and what became of it')
    .action(async () => {
      const statement = await findConservation((await connected()).evidence);
      await show(Promise.resolve({ output: `${JSON.stringify(statement, null, 2)}\n`, exitCode: 0 }));
    });
  addCallCommand(program, show);
  program
    .command('reconcile')
    .description('compare the records of every service with the evidence, version by version')
    .addOption(
      new Option('--partnership <id>', 'only this one, or "national" (default: all)').argParser(
        parseProducer,
      ),
    )
    .addOption(
      new Option('--format <format>', `form of the output: ${RECONCILIATION_FORMATS.join(' or ')}`)
        .argParser(parseReconciliationFormat)
        .default('table'),
    )
    .addOption(
      new Option('--wait <seconds>', 'how long versions in flight are waited for')
        .argParser(parseWait)
        .default(DEFAULT_WAIT_SECONDS),
    )
    .action(async (options: ReconcileOptions) => {
      const { evidence, digests } = await connected();
      await show(runReconciliation(options, { evidence, digests, errors }));
    });
  return program;
}
