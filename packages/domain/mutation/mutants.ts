import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { PACKAGE } from './bundle.ts';

const positionSchema = z.object({ line: z.number(), column: z.number() });
const reportSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      source: z.string(),
      mutants: z.array(
        z.object({
          mutatorName: z.string(),
          replacement: z.string().optional(),
          status: z.enum([
            'Killed',
            'Survived',
            'NoCoverage',
            'Timeout',
            'RuntimeError',
            'CompileError',
            'Ignored',
          ]),
          location: z.object({ start: positionSchema, end: positionSchema }),
        }),
      ),
    }),
  ),
});

export type Mutant = {
  /** From this package. */
  readonly file: string;
  readonly room: string;
  readonly line: number;
  readonly mutator: string;
  readonly status:
    | 'Killed'
    | 'Survived'
    | 'NoCoverage'
    | 'Timeout'
    | 'RuntimeError'
    | 'CompileError'
    | 'Ignored';
  readonly before: string;
  readonly after: string;
};

const roomOf = (file: string): string => (file.split('/').length > 2 ? (file.split('/')[1] ?? '') : 'src');

/** Where a mutant stands, as one line of text. */
function textAt(
  source: string,
  { start, end }: { start: z.infer<typeof positionSchema>; end: z.infer<typeof positionSchema> },
): string {
  const line = source.split('\n')[start.line - 1] ?? '';
  return start.line === end.line
    ? line.slice(start.column - 1, end.column - 1)
    : `${line.slice(start.column - 1)} …`;
}

/** All mutants of the rooms that were run, from Stryker's reports. */
export const readMutants = (): readonly Mutant[] =>
  readdirSync(join(PACKAGE, 'reports'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => reportSchema.parse(JSON.parse(readFileSync(join(PACKAGE, 'reports', name), 'utf8'))))
    .flatMap(({ files }) => Object.entries(files))
    .flatMap(([file, { source, mutants }]) =>
      mutants.map(({ mutatorName, replacement = '', status, location }) => ({
        ...{ file, room: roomOf(file), line: location.start.line, mutator: mutatorName, status },
        ...{ before: textAt(source, location), after: replacement.split('\n')[0] ?? '' },
      })),
    );

/** The text of a file as it was mutated, which may be older than the file. */
export function sourceMutated(file: string): string {
  const folder = join(PACKAGE, 'reports');
  const reports = readdirSync(folder).map((name) =>
    reportSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8'))),
  );
  return reports.map(({ files }) => files[file]?.source).find((source) => source !== undefined) ?? '';
}

export type Score = {
  readonly killed: number;
  readonly timeout: number;
  readonly survived: number;
  readonly noCoverage: number;
  readonly all: number;
  /** Percent. */
  readonly score: number;
};

/** Killed and timed out of all that ran: a mutant under which a test never ends is seen. */
export function scoreOf(mutants: readonly Mutant[]): Score {
  const count = (status: Mutant['status']) => mutants.filter((each) => each.status === status).length;
  const [killed, timeout, survived, noCoverage] = [
    count('Killed'),
    count('Timeout'),
    count('Survived'),
    count('NoCoverage'),
  ];
  const all = killed + timeout + survived + noCoverage;
  return {
    killed,
    timeout,
    survived,
    noCoverage,
    all,
    score: all === 0 ? 100 : (100 * (killed + timeout)) / all,
  };
}
export const isAlive = ({ status }: Mutant): boolean => status === 'Survived' || status === 'NoCoverage';
