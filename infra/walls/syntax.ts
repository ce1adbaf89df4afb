import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import type { Workspace } from './workspace.ts';

/** The text of a string or template, with `?` where a template has an expression; null of anything else. */
export function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return null;
  return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join('?');
}

/** Calls `visit` with every node of a source file. */
export function eachNode(
  workspace: Workspace,
  file: string,
  visit: (node: ts.Node, source: ts.SourceFile) => void,
): void {
  const text = readFileSync(join(workspace.root, file), 'utf8');
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const walk = (node: ts.Node): void => {
    visit(node, source);
    ts.forEachChild(node, walk);
  };
  walk(source);
}
