import type { TestDatabase } from './postgres.ts';

export type DeclaredColumn = {
  readonly table: string;
  readonly column: string;
  /** As information_schema names it. */
  readonly type: string;
  readonly nullable: boolean;
};

const TYPES: Readonly<Record<string, string>> = {
  Json: 'jsonb',
  String: 'text',
  Int: 'integer',
  BigInt: 'bigint',
  Boolean: 'boolean',
  Bytes: 'bytea',
  'String @db.Uuid': 'uuid',
  'DateTime @db.Date': 'date',
  'DateTime @db.Timestamptz(3)': 'timestamp with time zone',
};

const LIST: Readonly<Record<string, string>> = { String: 'ARRAY' };

const mapped = (text: string, mark: string): string | undefined =>
  new RegExp(`${mark}\\("([^"]+)"\\)`).exec(text)?.[1];

function columnOf(table: string, line: string): DeclaredColumn | undefined {
  const [, name, type, optional, rest = ''] = /^\s+(\w+)\s+(\w+)(\?|\[\])?\s*(.*)$/.exec(line) ?? [];
  if (!name || !type) return undefined;
  const native = /@db\.\w+(\(\d+\))?/.exec(rest)?.[0];
  const sqlType = optional === '[]' ? LIST[type] : TYPES[native ? `${type} ${native}` : type];
  if (!sqlType) return undefined; // a relation
  return { table, column: mapped(rest, '@map') ?? name, type: sqlType, nullable: optional === '?' };
}

/**
 * The tables and columns that a Prisma schema declares, sorted. It reads the few forms our schemas use: Prisma's own
 * reader is part of the engine that cannot be downloaded here.
 */
export function declaredColumns(schema: string): DeclaredColumn[] {
  const models = schema.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm);
  return [...models]
    .flatMap(([, name = '', body = '']) => {
      const table = mapped(body, '@@map') ?? name;
      return body.split('\n').map((line) => columnOf(table, line));
    })
    .filter((column) => column !== undefined)
    .sort((a, b) => (`${a.table}.${a.column}` < `${b.table}.${b.column}` ? -1 : 1));
}

/** The tables and columns of a database's public schema, sorted: `declaredColumns` are to be the same. */
export const actualColumns = (database: TestDatabase): Promise<DeclaredColumn[]> =>
  database.query(
    `SELECT table_name AS "table", column_name AS "column", data_type AS type, is_nullable = 'YES' AS nullable
     FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
     ORDER BY table_name || '.' || column_name`,
  );
