// What some suites need beyond Node: Java with Maven (Kafka), Debian's Chromium (browser), the published releases, the
// right to mount a small disk.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { root, say } from './root.mjs';
import { run } from './run.mjs';

/** @typedef {'kafka' | 'browser' | 'release' | 'mount'} FacilityName */
/**
 * A suite file that needs facilities bears their names: `x.kafka.test.ts`, `x.kafka.release.system.test.ts`.
 * @typedef {{ name: FacilityName, needs: string, missing: () => string | null, packages: readonly string[] }} Facility
 */

/** @param {string} program */
const onPath = (program) =>
  (process.env['PATH'] ?? '').split(':').some((folder) => folder !== '' && existsSync(join(folder, program)));

/** Folder of the published releases. */
export const releaseData = resolve(root, process.env['RELEASE_DATA'] ?? '../shared/data');

/** Tries in a name space of its own, where nothing stays mounted. */
const mayMount = () =>
  spawnSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/tmp'], { stdio: 'ignore' }).status ===
  0;

/** @type {readonly Facility[]} */
export const facilities = [
  {
    name: 'kafka',
    needs: 'Java and Maven',
    missing: () =>
      ['java', 'mvn']
        .filter((program) => !onPath(program))
        .map((p) => `no ${p} on the path`)
        .join(', ') || null,
    packages: ['openjdk-17-jre-headless', 'maven'],
  },
  {
    name: 'browser',
    needs: "Debian's Chromium",
    missing: () => (existsSync('/usr/bin/chromium') ? null : 'no /usr/bin/chromium'),
    packages: ['chromium'],
  },
  {
    name: 'release',
    needs: 'the published releases (RELEASE_DATA)',
    missing: () =>
      existsSync(join(releaseData, 'ehc_plans_2025'))
        ? null
        : `no ehc_plans_2025 in ${releaseData}; the README says where to download it`,
    packages: [],
  },
  {
    name: 'mount',
    needs: 'the right to mount a small disk (root)',
    missing: () => (mayMount() ? null : 'this user may not mount a file system here'),
    packages: [],
  },
];

const isRootOnDebian = () =>
  process.getuid?.() === 0 && existsSync('/etc/debian_version') && onPath('apt-get');

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  say(`installing ${packages.join(', ')} with apt-get ...`);
  const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['-qq', 'update'], { stdio: ['ignore', 'ignore', 2], env: environment });
  await run('apt-get', ['-qq', '-y', 'install', '--no-install-recommends', ...packages], {
    stdio: ['ignore', 'ignore', 2],
    env: environment,
  });
}

/**
 * Installs what can be installed, and says what stays missing and why.
 * @param {ReadonlySet<FacilityName>} wanted facilities that some chosen suite needs
 * @param {boolean} [mayInstall] whether Debian's packages may be installed here
 * @returns {Promise<Map<FacilityName, string>>} reasons by facility; empty when nothing is missing
 */
export async function provideFacilities(wanted, mayInstall = isRootOnDebian()) {
  const reasons = new Map();
  for (const facility of facilities.filter(({ name }) => wanted.has(name))) {
    if (facility.missing() && facility.packages.length > 0 && mayInstall)
      await installPackages(facility.packages);
    const reason = facility.missing();
    if (reason) reasons.set(facility.name, `needs ${facility.needs}: ${reason}`);
  }
  return reasons;
}
