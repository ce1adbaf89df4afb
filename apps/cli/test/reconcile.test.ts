import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { runRep } from './support/run-rep.ts';
import { startTwoSides } from './support/two-sides.ts';

let system: Awaited<ReturnType<typeof startTwoSides>>;
beforeAll(async () => {
  system = await startTwoSides();
  await system.appoint('test', 'approver');
  await system.appoint('ada', 'drafter');
  await system.appoint('grace', 'drafter');
}, 120_000);
afterAll(() => system.stop());

const reconcile = (...more: string[]) =>
  runRep(system.directory, 'reconcile', '--partnership', 'london', ...more);
const BARNET = 'london delegation E09000003 version';
const row = (counts: string): RegExp =>
  new RegExp(`^london +delegation +${counts.replaceAll(' ', ' +')}$`, 'm');

/** Every test puts a disagreement into a database by hand, and takes it out again. */
let undo: (() => Promise<unknown>) | null = null;
beforeEach(async () => {
  await undo?.();
  undo = null;
  // Whatever is on its way arrives: what a test sees after this is what it planted.
  const { code, output, errors } = await reconcile();
  expect({ code, errors, output }).toMatchObject({ code: 0, errors: expect.stringMatching(/^All \d+ ver/) });
});

test('a database and its projection agree once nothing is in flight', async () => {
  const { code, output, errors } = await reconcile();
  expect(output.split('\n')[0]).toBe(
    'producer  kind        records  versions  agreeing  in flight  missing  unknown  different',
  );
  expect(output).toMatch(row('1 3 3 0 0 0 0'));
  expect(errors).toBe('All 3 versions agree: nothing is to be done.\n');
  expect(code).toBe(0);
});

test('a version that the evidence lost is missing, and no longer waited for', async () => {
  const { evidence } = system;
  await evidence.query('CREATE TABLE aside AS SELECT * FROM configuration_version WHERE version = 2');
  await evidence.query('DELETE FROM configuration_version WHERE version = 2');
  undo = async () => {
    await evidence.query('INSERT INTO configuration_version SELECT * FROM aside');
    await evidence.query('DROP TABLE aside');
  };
  const { code, output, errors } = await reconcile();
  expect(output).toMatch(row('1 3 2 0 1 0 0'));
  expect(output).toContain(`missing: ${BARNET} 2: told and not in the evidence\n`);
  expect(errors).toMatch(/^1 of 3 versions do not agree: look each of them up .*\.\n$/);
  expect(code).toBe(1);
});

test('a version that its service does not know is unknown', async () => {
  await system.evidence.query(`
    INSERT INTO configuration_version
    SELECT (jsonb_populate_record(v, '{"version": 4}')).* FROM configuration_version v WHERE version = 3`);
  undo = () => system.evidence.query('DELETE FROM configuration_version WHERE version = 4');
  const { code, output } = await reconcile();
  expect(output).toMatch(row('1 4 3 0 0 1 0'));
  expect(output).toContain(`unknown: ${BARNET} 4: in the evidence and not in its service\n`);
  expect(code).toBe(1);
});

const set = (column: string, value: string) => (table: string) =>
  `UPDATE ${table} SET ${column} = ${value} WHERE version = 1`;
const EVIDENCE = 'configuration_version';
const SERVICE = 'records.record_version';
test.each([
  ['evidence', set('content', `content || '{"extra": 1}'`)(EVIDENCE), 'changed in the evidence since it'],
  ['evidence', set('state', `'else'`)(EVIDENCE), 'in the service, else in the evidence'],
  ['evidence', set('reason', `'because'`)(EVIDENCE), 'other areas, step, reason or maker'],
  ['london', set('content', `content || '{"extra": 1}'`)(SERVICE), 'changed in the service’s database since'],
  ['london', set('sha256', `repeat('b', 64)`)(SERVICE), 'another content'],
  ['london', set('role', `'dfe-policy'`)(SERVICE), 'other areas, step, reason or maker'],
] as const)('a version changed by hand in %s is different: %s', async (side, change, detail) => {
  const database = system[side];
  const table = side === 'evidence' ? EVIDENCE : SERVICE;
  await database.query(`CREATE TABLE aside AS SELECT * FROM ${table} WHERE version = 1`);
  undo = async () => {
    await database.query(`DELETE FROM ${table} WHERE version = 1`);
    await database.query(`INSERT INTO ${table} SELECT * FROM aside`);
    await database.query('DROP TABLE aside');
  };
  await database.query(change);
  const { code, output } = await reconcile();
  expect(output).toMatch(row('1 3 2 0 0 0 1'));
  expect(output).toMatch(new RegExp(`^different: ${BARNET} 1: .*${detail}`, 'm'));
  expect(code).toBe(1);
});

test('JSON names every disagreement too', async () => {
  await system.evidence.query("UPDATE configuration_version SET reason = 'because' WHERE version = 3");
  undo = () => system.evidence.query('UPDATE configuration_version SET reason = NULL WHERE version = 3');
  const { code, output } = await reconcile('--format', 'json');
  expect(JSON.parse(output)).toMatchObject({
    rows: [{ producer: 'london', kind: 'delegation', versions: 3, agreeing: 2, different: 1 }],
    disagreements: [{ id: 'E09000003', version: 3, verdict: 'different' }],
  });
  expect(code).toBe(1);
});

test.each([
  [['--partnership', 'atlantis'], '"atlantis" is no partnership: write --partnership'],
  [['--format', 'csv'], '"csv" is no form of output: write --format table or json.'],
  [['--wait', 'long'], '"long" is no time to wait'],
])('%j is refused in one sentence', async (args, sentence) => {
  const { code, errors } = await runRep(system.directory, 'reconcile', ...args);
  expect(errors).toContain(sentence);
  expect(code).toBe(1);
});

test('a service that does not run stops the command, with one sentence', async () => {
  const { code, errors } = await runRep(system.directory, 'reconcile');
  expect(errors).toBe('The national service is not running: look at the output of "npm start".\n');
  expect(code).toBe(1);
});

test('a version on its way is told apart from a missing one, and waited for as long as asked', async () => {
  const { evidence, appoint } = system;
  // Nothing is added while this holds the table, and everything can be read.
  const hold = 'LOCK TABLE configuration_version IN EXCLUSIVE MODE';
  const holding = evidence.query(`DO $$ BEGIN ${hold}; PERFORM pg_sleep(600); END $$`).catch(() => 'let go');
  const letGo = () =>
    evidence.query(`SELECT pg_cancel_backend(pid) FROM pg_locks
      WHERE granted AND relation = 'configuration_version'::regclass AND mode = 'ExclusiveLock'`);
  const held = () =>
    evidence.query("SELECT FROM pg_locks WHERE granted AND mode = 'ExclusiveLock' AND relation IS NOT NULL");
  await expect.poll(async () => (await held()).length).toBe(1);
  await appoint('mary', 'drafter');
  const impatient = await reconcile('--wait', '0');
  expect(impatient.output).toMatch(row('1 4 3 1 0 0 0'));
  expect(impatient.output).toContain(`in flight: ${BARNET} 4: on its way to the evidence\n`);
  expect(impatient.errors).toBe(
    '1 of 4 versions are still on their way: run the same command again in a moment.\n',
  );
  expect(impatient.code).toBe(1);

  const patient = reconcile();
  await letGo();
  expect(await holding).toBe('let go');
  expect((await patient).output).toMatch(row('1 4 4 0 0 0 0'));
  expect((await patient).code).toBe(0);
});
