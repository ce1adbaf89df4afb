import pg from 'pg';
import { z } from 'zod';
import type { Yardstick } from './scripts.ts';

type Script = Yardstick['scripts'][string];
type Statement = Script['statements'][number];

/** As many connections as a service has. */
const POOL_SIZE = 4;

const versionSchema = z.object({ version: z.number() });
const reservedSchema = z.object({ first_sequence: z.coerce.number(), at_time: z.string() });
const eventSchema = z.looseObject({ data: z.looseObject({ version: z.number() }) });

/** Parts of a captured write that every new version needs anew. */
type Write = { version: number; sequence: number; time: string };

const isHead = ({ text }: Statement): boolean => text.includes('FOR UPDATE OF r');
const isSave = ({ text }: Statement): boolean => text.includes('UPDATE records.record ');
const isReserve = ({ text }: Statement): boolean => text.includes('outbox.reserve');
const isAppend = ({ text }: Statement): boolean => text.includes('outbox.append');

/** The event that was captured, as that of another pilot and version. */
function eventOf(captured: string | null, swap: (value: string) => string, write: Write): Buffer {
  const event = eventSchema.parse(JSON.parse(swap(Buffer.from((captured ?? '').slice(2), 'hex').toString())));
  const { sequence, time, version } = write;
  const id = `${String(event['id']).replace(/\.\d+$/, '')}.${version}`;
  const whole = { ...event, id, sequence, time, occurredat: time, recordedat: time };
  return Buffer.from(JSON.stringify({ ...whole, data: { ...event.data, version } }));
}

function valuesOf(statement: Statement, swap: (value: string) => string, write: Write): unknown[] {
  const values: unknown[] = statement.values.map((value) => value && swap(value));
  if (isSave(statement)) values.splice(2, 1, write.version);
  if (isReserve(statement)) values.splice(1, 1, `{pilot.${swap('')}.${write.version}}`);
  if (isAppend(statement)) {
    const body = eventOf(statement.values[5] ?? null, swap, write);
    values.splice(0, 2, write.sequence, [`pilot.${swap('')}.${write.version}`]);
    values.splice(4, 2, [body.byteLength], body);
  }
  return values;
}

const names = new Map<string, string>();
const nameOf = (text: string): string => {
  const name = names.get(text) ?? `s${names.size}`;
  names.set(text, name);
  return name;
};

export type Replay = {
  /** Runs a captured call's statements for another pilot, and gives the rows of all of them. */
  run(script: Script, pilotId: string): Promise<unknown[]>;
};

/** Statements as they were captured, on pools of their own. */
export function openReplay({ databases }: Pick<Yardstick, 'databases'>): Replay {
  const pools = new Map(
    Object.entries(databases).map(([name, connectionString]) => [
      name,
      new pg.Pool({ connectionString, max: POOL_SIZE, application_name: 'yardstick' }),
    ]),
  );
  const poolOf = ({ application }: Statement): pg.Pool => {
    const pool = pools.get(application);
    if (pool) return pool;
    throw new Error(`${application} has no database here`);
  };
  return {
    async run({ pilotId: captured, statements }, pilotId) {
      const swap = (value: string): string => (value === '' ? pilotId : value.replaceAll(captured, pilotId));
      const write: Write = { version: 0, sequence: 0, time: new Date().toISOString() };
      const [first] = statements;
      const client = first && statements.some(isSave) ? await poolOf(first).connect() : null;
      const answers: unknown[] = [];
      try {
        for (const statement of statements) {
          const values = valuesOf(statement, swap, write);
          const query = { text: statement.text, values };
          const { rows } = await (client ?? poolOf(statement)).query(
            statement.prepared ? { ...query, name: nameOf(statement.text) } : query,
          );
          if (isHead(statement) && write.version === 0)
            write.version = versionSchema.parse(rows[0]).version + 1;
          if (isReserve(statement)) {
            const reserved = reservedSchema.parse(rows[0]);
            Object.assign(write, { sequence: reserved.first_sequence, time: reserved.at_time });
          }
          answers.push(rows);
        }
        return answers;
      } catch (error) {
        await client?.query('ROLLBACK');
        throw error;
      } finally {
        client?.release();
      }
    },
  };
}
