// `npm test`: set-up, then every suite. The last line is "N passed, N failed" (", N skipped" when something was).
import { parseArgs } from 'node:util';
import { bootstrap } from './bootstrap.mjs';
import { provideFacilities, releaseData } from './facilities.mjs';
import { add, none } from './results.mjs';
import { say } from './root.mjs';
import { facilitiesOf, facilitiesOfFile, findSuites, runPackages, runStep, runSystem } from './suites.mjs';

/** @typedef {import('./suites.mjs').Suite} Suite */
/** @typedef {import('./results.mjs').Counts} Counts */

const CI = process.env['CI'] === 'true';
const USAGE = 'npm test -- [--only NAME[,NAME...]] [--help]';

function options() {
  try {
    const { values } = parseArgs({
      options: {
        help: { type: 'boolean', default: false },
        only: { type: 'string', multiple: true, default: [] },
      },
    });
    return { help: values.help, only: values.only.flatMap((names) => names.split(',')) };
  } catch (error) {
    say(`${error instanceof Error ? error.message : String(error)}\nUse: ${USAGE}`);
    process.exit(1);
  }
}

/** @param {readonly Suite[]} suites @param {readonly string[]} only */
function choose(suites, only) {
  const unknown = only.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    say(`There is no suite ${unknown.join(', ')}: "npm test -- --help" lists them.`);
    process.exit(1);
  }
  return only.length === 0 ? suites : suites.filter((suite) => only.includes(suite.name));
}

/** @param {readonly Suite[]} suites */
function help(suites) {
  process.stdout.write(`${USAGE}\n\nSuites:\n`);
  for (const { name, what, files } of suites) {
    const needs = [...facilitiesOf([{ name, what, files }])];
    process.stdout.write(
      `  ${name.padEnd(32)} ${what}${needs.length > 0 ? ` (needs ${needs.join(', ')})` : ''}\n`,
    );
  }
}

/** @param {readonly Suite[]} suites */
async function runAll(suites) {
  const reasons = await provideFacilities(facilitiesOf(suites));
  process.env['REP_TEST_WITHOUT'] = [...reasons.keys()].join(',');
  process.env['RELEASE_DATA'] = releaseData;
  const skips = suites.flatMap(({ name, files }) =>
    files.flatMap((file) => {
      const missing = facilitiesOfFile(file).flatMap((facility) => reasons.get(facility) ?? []);
      return missing.length > 0 ? [{ name, file, reason: missing.join('; ') }] : [];
    }),
  );
  const runnable = suites.filter(
    ({ files }) => files.length === 0 || files.some((file) => !skips.some((skip) => skip.file === file)),
  );
  /** @type {Map<string, Counts>} */
  const results = new Map();
  for (const suite of runnable.filter(({ step }) => step)) results.set(suite.name, await runStep(suite));
  const packages = runnable.filter((suite) => suite.package);
  if (packages.length > 0)
    for (const [name, counts] of await runPackages(packages)) results.set(name, counts);
  for (const suite of runnable.filter((suite) => !suite.step && !suite.package)) {
    say(`\n== ${suite.name}`);
    results.set(suite.name, await runSystem(suite));
  }
  return { results, skips };
}

/** @param {Counts} counts */
const line = ({ passed, failed, skipped }) =>
  `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;

const { help: wantsHelp, only } = options();
await bootstrap();
const suites = choose(findSuites(), only);
if (wantsHelp) {
  help(suites);
} else {
  const { results, skips } = await runAll(suites);
  process.stdout.write('\n');
  for (const [name, counts] of results) process.stdout.write(`${name.padEnd(32)} ${line(counts)}\n`);
  for (const { name, file, reason } of skips)
    process.stdout.write(`${name.padEnd(32)} skipped ${file}: ${reason}\n`);
  const counted = [...results.values()].reduce(add, none());
  const skipped = counted.skipped + skips.length;
  if (CI && skipped > 0)
    process.stdout.write(`With CI=true a skip is a failure: ${skipped} counted as failed.\n`);
  const total = CI ? { ...counted, failed: counted.failed + skipped, skipped: 0 } : { ...counted, skipped };
  process.stdout.write(`${line(total)}\n`);
  process.exitCode = total.failed > 0 ? 1 : 0;
}
