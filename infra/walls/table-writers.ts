import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eachNode, textOf } from './syntax.ts';
import { type Breach, isTest, ownerOf, type Workspace } from './workspace.ts';

const NAME = '((?:[\\w"?]+\\.)?[\\w"?]+)';
const statement = (pattern: string): RegExp => new RegExp(pattern.replace('NAME', NAME), 'gi');
const CREATES = statement(
  '\\bcreate\\s+(?:(?:unlogged|temp|temporary)\\s+)?table\\s+(?:if\\s+not\\s+exists\\s+)?NAME',
);
const WRITES = [
  statement('\\binsert\\s+into\\s+NAME'),
  statement('\\bupdate\\s+(?:only\\s+)?NAME\\s+(?:(?:as\\s+)?\\w+\\s+)?set\\b'),
  statement('\\bdelete\\s+from\\s+(?:only\\s+)?NAME'),
  statement('\\bmerge\\s+into\\s+NAME'),
  statement('\\btruncate\\s+(?:table\\s+)?NAME'),
  statement('\\bcopy\\s+NAME\\s*(?:\\([^)]*\\)\\s*)?from\\b'),
];

type SqlText = { readonly file: string; readonly sql: string };

const withoutComments = (sql: string): string =>
  sql.replaceAll(/--[^\n]*/g, '').replaceAll(/\/\*[\s\S]*?\*\//g, '');
const tableName = (name: string): string =>
  name
    .replaceAll('"', '')
    .replace(/^(public|pg_temp)\./, '')
    .toLowerCase();
const namesIn = (sql: string, pattern: RegExp): string[] =>
  [...sql.matchAll(pattern)].map((match) => tableName(match[1] ?? '')).filter((name) => name !== 'set');

/** The strings of a TypeScript file. */
function literalsOf(workspace: Workspace, file: string): SqlText[] {
  const literals: SqlText[] = [];
  eachNode(workspace, file, (node) => {
    const sql = textOf(node);
    if (sql !== null) literals.push({ file, sql });
  });
  return literals;
}

function sqlOf(workspace: Workspace): SqlText[] {
  const read = (file: string): string => readFileSync(join(workspace.root, file), 'utf8');
  const repositories = workspace.sourceFiles.filter(
    (file) => file.endsWith('.repository.ts') && !isTest(file),
  );
  return [
    ...workspace.migrations.map((file) => ({ file, sql: withoutComments(read(file)) })),
    ...repositories.flatMap((file) => literalsOf(workspace, file)),
  ];
}

/**
 * One writer per table: an app or package writes only tables it creates itself (each has its own databases, so two of
 * them may use one name). The embedded stream's tables are written by SQL functions of its migrations alone.
 * Prisma needs no look: a client knows only its own app's models.
 */
export function checkTableWriters(workspace: Workspace): Breach[] {
  const texts = sqlOf(workspace);
  const created = new Set(
    texts.flatMap(({ file, sql }) => namesIn(sql, CREATES).map((table) => `${ownerOf(file)} ${table}`)),
  );
  return texts.flatMap(({ file, sql }) => {
    const written = new Set(WRITES.flatMap((pattern) => namesIn(sql, pattern)));
    return [...written].flatMap((table): Breach[] => {
      const wall = 'wall-6-one-writer-per-table';
      if (table.startsWith('stream.') && !workspace.migrations.includes(file)) {
        return [{ wall, file, detail: `writes ${table}, which only the publish function may` }];
      }
      const own = created.has(`${ownerOf(file)} ${table}`);
      return own ? [] : [{ wall, file, detail: `writes ${table}, which ${ownerOf(file)} does not create` }];
    });
  });
}
