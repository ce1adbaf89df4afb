import { randomUUID } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { connectTo, type DatabaseOf } from '../../test/support/databases.ts';

/** A statement as PostgreSQL ran it: who asked, whether it was prepared, its text, and its values as text. */
export type LoggedStatement = {
  readonly application: string;
  readonly prepared: boolean;
  readonly text: string;
  readonly values: readonly (string | null)[];
};

export type StatementLog = {
  /** What these applications ran while the work was done. */
  during(applications: readonly string[], work: () => Promise<unknown>): Promise<readonly LoggedStatement[]>;
  version(): Promise<string>;
  close(): Promise<void>;
};

const LOOK_EVERY_MS = 20;
const PREFIX = '@@%a@@%p@@';
const ENTRY = /^@@([^@\n]*)@@(\d+)@@(LOG|DETAIL): {2}/m;
const VALUE = /\$\d+ = (?:NULL|'((?:[^']|'')*)')/g;

const valuesIn = (detail: string): (string | null)[] =>
  [...detail.matchAll(VALUE)].map(([, value]) => value?.replaceAll("''", "'") ?? null);

type Entry = {
  readonly application: string;
  readonly session: string;
  readonly level: string;
  readonly text: string;
};

function entriesOf(log: string): Entry[] {
  const [, ...parts] = log.split(ENTRY);
  return Array.from({ length: parts.length / 4 }, (_, nth) => {
    const [application = '', session = '', level = '', text = ''] = parts.slice(nth * 4, nth * 4 + 4);
    return { application, session, level, text: text.replace(/\n$/, '').replaceAll('\n\t', '\n') };
  });
}

type Ran = LoggedStatement & { readonly session: string };

/** Of one session's entries: a value stands in the entry after its statement. */
function statementsOf(entries: readonly Entry[]): Ran[] {
  return entries.flatMap(({ application, session, level, text: logged }, index) => {
    const [, name, text] = /^(?:statement|execute ([^:]*)): ([\s\S]*)$/.exec(logged) ?? [];
    if (level !== 'LOG' || text === undefined) return [];
    const next = entries[index + 1];
    const values = next?.level === 'DETAIL' ? valuesIn(next.text) : [];
    const prepared = name !== undefined && name !== '<unnamed>';
    return [{ application, session, prepared, text, values }];
  });
}

/** What a session ran, each transaction whole: a service's consumers run on the same sessions as its calls. */
function unitsOf(statements: readonly Ran[]): Ran[][] {
  const units: Ran[][] = [];
  let open = false;
  for (const statement of statements) {
    const unit = units.at(-1);
    if (open && unit) unit.push(statement);
    else units.push([statement]);
    if (/^BEGIN/.test(statement.text)) open = true;
    if (/^(COMMIT|ROLLBACK)/.test(statement.text)) open = false;
  }
  return units;
}

/** A call's own work: a read of records or of who is in the partnership, or a transaction that changes a record. */
const isOfCall = (unit: readonly Ran[]): boolean =>
  unit.length === 1
    ? /\bFROM (records\.|partnership\b)/.test(unit[0]?.text ?? '')
    : unit.some(({ text }) => text.includes('outbox.append'));

/** The statements of one call, of all its sessions, without what consumers ran meanwhile. */
function callIn(entries: readonly Entry[]): LoggedStatement[] {
  const sessions = Map.groupBy(entries, ({ session }) => session);
  return [...sessions.values()]
    .flatMap((each) => unitsOf(statementsOf(each)).filter(isOfCall).flat())
    .map(({ session: _, ...statement }) => statement);
}

/** Lets PostgreSQL tell which statements a service really runs. */
export async function openStatementLog(system: DatabaseOf): Promise<StatementLog> {
  const client = await connectTo(system, 'postgres');
  const file = join(system.data, 'logs', 'postgres.log');
  const set = async (name: string, value: string): Promise<void> => {
    await client.query(`ALTER SYSTEM SET ${name} = '${value}'`);
    await client.query('SELECT pg_reload_conf()');
  };
  await set('log_line_prefix', PREFIX);
  return {
    async during(applications, work) {
      const from = statSync(file).size;
      await set('log_statement', 'all');
      const read = (): string => readFileSync(file).subarray(from).toString();
      const marked = async (): Promise<void> => {
        const mark = randomUUID();
        // Until a statement of ours is in the log, the setting or what came before may not be.
        while (!read().includes(mark)) {
          await client.query(`SELECT '${mark}'`);
          await delay(LOOK_EVERY_MS);
        }
      };
      await marked();
      await delay(LOOK_EVERY_MS * 5); // other sessions take a setting over before their next statement
      await work();
      await marked();
      await set('log_statement', 'none');
      return callIn(entriesOf(read()).filter(({ application }) => applications.includes(application)));
    },
    version: async () => Object.values((await client.query('SHOW server_version')).rows[0] ?? {}).join(),
    close: () => client.end(),
  };
}
