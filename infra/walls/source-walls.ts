import ts from 'typescript';
import { eachNode, textOf } from './syntax.ts';
import { type Breach, isTest, type Workspace } from './workspace.ts';

/** A rule over one file's syntax: what it says about a node, or null. */
type SyntaxWall = {
  readonly wall: string;
  appliesTo(file: string): boolean;
  complaint(node: ts.Node): string | null;
};

// Statements, not words: "Select a partnership from the list" is English.
const SQL = [
  /\bSELECT\b[\s\S]*\bFROM\b/,
  /^\s*SELECT\b/,
  /\binsert\s+into\s+[\w."]+/i,
  /\bdelete\s+from\s+[\w."]+(\s+where\b|\s*;|\s*$)/i,
  /\bupdate\s+[\w."]+\s+set\s+[\w"]+\s*=/i,
  /\bCOPY\s+[\w."]+[\s\S]*\b(FROM|TO)\s+STD(IN|OUT)/i,
  /\b(CREATE|ALTER|DROP)\s+(TEMP\s+|UNIQUE\s+)?(TABLE|ROLE|DATABASE|SCHEMA|INDEX|FUNCTION|USER)\b/,
  /\b(GRANT|REVOKE)\s+[\s\S]+\b(ON|TO|FROM)\b/,
  /^\s*(BEGIN|COMMIT|ROLLBACK|LISTEN|NOTIFY|TRUNCATE|VACUUM)\b(\s|;|$)/,
];

const sqlInRepositories: SyntaxWall = {
  wall: 'wall-3-sql-in-repositories',
  appliesTo: (file) => !file.endsWith('.repository.ts') && !isTest(file) && !file.startsWith('infra/walls/'),
  complaint(node) {
    const text = textOf(node);
    return text !== null && SQL.some((pattern) => pattern.test(text))
      ? `has SQL: ${text.trim().slice(0, 60)}`
      : null;
  },
};

const noExportStar: SyntaxWall = {
  wall: 'wall-5-no-export-star',
  appliesTo: () => true,
  complaint: (node) =>
    ts.isExportDeclaration(node) && (!node.exportClause || ts.isNamespaceExport(node.exportClause))
      ? 'exports everything of a module'
      : null,
};

const isProcess = (node: ts.Expression): boolean =>
  ts.isIdentifier(node)
    ? node.text === 'process'
    : ts.isPropertyAccessExpression(node) && node.name.text === 'process';

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === 'env' && isProcess(node.expression);
  if (ts.isElementAccessExpression(node)) {
    return isProcess(node.expression) && textOf(node.argumentExpression) === 'env';
  }
  if (ts.isVariableDeclaration(node) && node.initializer && ts.isObjectBindingPattern(node.name)) {
    const names = node.name.elements.map((element) => (element.propertyName ?? element.name).getText());
    return isProcess(node.initializer) && names.includes('env');
  }
  return ts.isImportDeclaration(node) && /^(node:)?process$/.test(textOf(node.moduleSpecifier) ?? '');
}

// The bootstrap (infra/bin, plain .mjs) runs before anything that could parse an environment is installed.
const environmentInEnv: SyntaxWall = {
  wall: 'wall-7-process-env-only-in-env-ts',
  appliesTo: (file) => !/(^|\/)env\.ts$/.test(file) && !isTest(file) && !file.startsWith('infra/bin/'),
  complaint: (node) => (readsEnvironment(node) ? 'reads the environment' : null),
};

const OUTSIDE = new Set(['fetch', 'process', 'console', 'setTimeout', 'setInterval', 'WebSocket']);
const leavesTouchNothing: SyntaxWall = {
  wall: 'wall-2-leaves',
  appliesTo: (file) =>
    /^packages\/(contracts|domain|evaluation|disclosure)\/src\//.test(file) && !isTest(file),
  complaint(node) {
    if (!ts.isCallExpression(node) && !ts.isPropertyAccessExpression(node)) return null;
    const { expression } = node;
    return ts.isIdentifier(expression) && OUTSIDE.has(expression.text) ? `uses ${expression.text}` : null;
  },
};

const WALLS = [sqlInRepositories, noExportStar, environmentInEnv, leavesTouchNothing];

function checkFile(workspace: Workspace, file: string): Breach[] {
  const walls = WALLS.filter((wall) => wall.appliesTo(file));
  const breaches: Breach[] = [];
  eachNode(workspace, file, (node, source) => {
    for (const { wall, complaint } of walls) {
      const detail = complaint(node);
      if (detail === null) continue;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      breaches.push({ wall, file, detail: `line ${line + 1} ${detail}` });
    }
  });
  return breaches;
}

/** What imports cannot show: SQL as text, `export *`, `process.env`, and globals that reach outside a leaf. */
export const checkSources = (workspace: Workspace): Breach[] =>
  workspace.sourceFiles.flatMap((file) => checkFile(workspace, file));
