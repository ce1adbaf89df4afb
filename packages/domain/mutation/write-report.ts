import { execFileSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { PACKAGE } from './bundle.ts';
import { checkGates } from './check-gates.ts';
import { gateTable, survivorsOfGates } from './gate-report.ts';
import { isAlive, type Mutant, readMutants, type Score, scoreOf } from './mutants.ts';
import { isReference, REFERENCE } from './reference-files.ts';

const REPORT = new URL('../../../docs/mutation-report.md', import.meta.url);
const percent = ({ score }: Score): string => `${score.toFixed(1)} %`;
const git = (...args: string[]): string =>
  execFileSync('git', args, { cwd: PACKAGE, encoding: 'utf8' }).trim();
const count = (number: number): string => number.toLocaleString('en-GB');

const row = (name: string, score: Score): string =>
  `| ${name} | ${count(score.killed)} | ${count(score.timeout)} | ${count(score.survived)} | ${count(score.noCoverage)} | ${percent(score)} |`;
const table = (groups: ReadonlyMap<string, readonly Mutant[]>): string =>
  [
    '| | killed | timeout | survived | no coverage | score |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...[...groups].map(([name, mutants]) => row(name, scoreOf(mutants))),
  ].join('\n');
const grouped = (
  mutants: readonly Mutant[],
  key: (mutant: Mutant) => string,
): ReadonlyMap<string, readonly Mutant[]> => {
  const names = [...new Set(mutants.map(key))].sort();
  return new Map(names.map((name) => [name, mutants.filter((each) => key(each) === name)]));
};

function machine(): string {
  const [cpu] = cpus();
  return `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, shared with other work`;
}

/** When the first and the last room was run: a room may be run again alone. */
function whenRun(): string[] {
  const folder = join(PACKAGE, 'reports');
  const times = readdirSync(folder).map((name) =>
    statSync(join(folder, name)).mtime.toISOString().slice(0, 16).replace('T', ' '),
  );
  return [times.toSorted()[0] ?? '', times.toSorted().at(-1) ?? ''];
}

function head(counted: readonly Mutant[], all: readonly Mutant[]): string[] {
  const score = scoreOf(counted);
  const words = scoreOf(counted.filter(({ mutator }) => mutator !== 'StringLiteral'));
  return [
    '# Mutation report of `packages/domain`',
    '',
    `**${percent(score)} of mutants are killed**: ${count(score.killed + score.timeout)} of ${count(score.all)}; the aim is 85 %.`,
    '',
    `Without mutants of strings, which are mostly what people are told, it is ${percent(words)} (${count(words.killed + words.timeout)} of ${count(words.all)}). With the`,
    `reference tables that are left out below, it is ${percent(scoreOf(all))} (${count(scoreOf(all).all)} mutants).`,
  ];
}

const facts = (): string[] => {
  const { version } = JSON.parse(
    readFileSync(join(PACKAGE, 'node_modules/@stryker-mutator/core/package.json'), 'utf8'),
  ) as { version: string };
  const [oldest = '', newest = oldest] = whenRun();
  return [
    '## How it was measured',
    '',
    `- \`npm run mutate\`, rooms run from ${oldest} to ${newest} (UTC), report at commit ${git('rev-parse', '--short=10', 'HEAD')}.`,
    `- ${machine()}.`,
    `- StrykerJS ${version}, all of its mutators on, strings too. Its tests run in a runner of our own, not in vitest ([why](adr/0027-mutation-runner.md)).`,
    '- Killed: a test fails, or its file does not load. Timeout: a test does not end. Both count as killed.',
    '- What a module does while it loads is tried by the tests of its folder and of the files that import it, not by all; property tests',
    '  run at most 150 cases with one seed. Both can only lower the score.',
    '- Tests of other packages (records, services, pages) run none of this, though they would kill more.',
  ];
};

const leftOut = (all: readonly Mutant[]): string[] => [
  '## What is left out, and why',
  '',
  'Tests (`*.test.ts`) and what they share (`test-*.ts`); and these reference tables, which have names and words and no rule:',
  '',
  ...REFERENCE.map(({ files, why }) => {
    const score = scoreOf(all.filter(({ file }) => files.test(file)));
    return `- \`${files.source.replaceAll('\\', '')}\`: ${why} (${count(score.all)} mutants, ${percent(score)} killed.)`;
  }),
];

/** Files with rules that no report has: a run that was cut short is not told as whole. */
function notRun(mutants: readonly Mutant[]): string[] {
  const run = new Set(mutants.map(({ file }) => file));
  const missing = globSync('src/**/*.ts', { cwd: PACKAGE })
    .filter((file) => !/\.test\.ts$|\/test-[^/]*$|src\/index\.ts$/.test(file) && !run.has(file))
    .sort();
  if (missing.length === 0) return [];
  return [
    '## Files without a mutant',
    '',
    'Types only, or not run this time:',
    '',
    ...missing.map((file) => `- \`${file}\``),
    '',
  ];
}

const all = readMutants();
const counted = all.filter(({ file }) => !isReference(file));
const checked = await checkGates();
writeFileSync(
  REPORT,
  `${[
    ...head(counted, all),
    '',
    ...facts(),
    '',
    ...leftOut(all),
    '',
    '## By room',
    '',
    table(grouped(counted, ({ room }) => room)),
    '',
    '## By mutator',
    '',
    table(grouped(counted, ({ mutator }) => mutator)),
    '',
    ...gateTable(checked),
    '',
    ...notRun(all),
    ...survivorsOfGates(counted.filter(isAlive), counted),
  ].join('\n')}\n`,
);
console.log(`wrote docs/mutation-report.md: ${percent(scoreOf(counted))}`);
