import type { Definition } from '../printed-document.ts';
import { BODY, bottomOf, ensureRoom, LINE_GAP, MARGIN, rule, type Sheet, style, widthOf } from './page.ts';

const HEADINGS = {
  1: { size: 22, before: 0, after: 8 },
  2: { size: 15, before: 16, after: 6 },
  3: { size: 12, before: 10, after: 4 },
} as const;
const TERM_WIDTH = 150;
const GUTTER = 14;
const INDENT = 16;

/** A heading, never alone at the foot of a page; of the second level it is a bookmark too. */
export function writeHeading(sheet: Sheet, level: 1 | 2 | 3, text: string): void {
  const { pdf, root } = sheet;
  const { size, before, after } = HEADINGS[level];
  ensureRoom(sheet, before + 4 * size);
  style(pdf, 'bold', size);
  pdf.y += before;
  if (level === 2) pdf.outline.addItem(text);
  root.add(pdf.struct(`H${level}`, {}, () => void pdf.text(text, MARGIN, pdf.y, { width: widthOf(pdf) })));
  pdf.y += after;
}

export function writeParagraph(sheet: Sheet, text: string, face: 'regular' | 'bold' = 'regular'): void {
  const { pdf, root } = sheet;
  ensureRoom(sheet, 2 * BODY);
  style(pdf, face);
  const options = { width: widthOf(pdf), lineGap: LINE_GAP };
  root.add(pdf.struct('P', {}, () => void pdf.text(text, MARGIN, pdf.y, options)));
  pdf.y += 6;
}

/** Writes two texts side by side from the same line on, the second over as many pages as it needs. */
function writeBeside(
  sheet: Sheet,
  element: ReturnType<Sheet['pdf']['struct']>,
  [label, body]: readonly [{ text: string; width: number; gutter: number; face: 'regular' | 'bold' }, string],
): void {
  const { pdf } = sheet;
  const top = pdf.y;
  const { page } = pdf;
  const left = MARGIN + label.width + label.gutter;
  const width = widthOf(pdf) - label.width - label.gutter;
  style(pdf, label.face);
  const written = { width: label.width, lineGap: LINE_GAP };
  element.add(pdf.struct('Lbl', {}, () => void pdf.text(label.text, MARGIN, top, written)));
  const under = pdf.y;
  style(pdf, 'regular');
  element.add(pdf.struct('LBody', {}, () => void pdf.text(body, left, top, { width, lineGap: LINE_GAP })));
  if (pdf.page === page) pdf.y = Math.max(under, pdf.y);
  element.end();
}

export function writeList(sheet: Sheet, ordered: boolean, items: readonly string[]): void {
  const { pdf, root } = sheet;
  const list = pdf.struct('L');
  root.add(list);
  for (const [at, text] of items.entries()) {
    ensureRoom(sheet, 2 * BODY);
    const item = pdf.struct('LI');
    list.add(item);
    const label = { text: ordered ? `${at + 1}.` : '•', width: INDENT, gutter: 2, face: 'regular' } as const;
    writeBeside(sheet, item, [label, text]);
    pdf.y += 2;
  }
  list.end();
  pdf.y += 4;
}

/** Names at the left with what they stand for beside them, each under a thin line. */
export function writeDefinitions(sheet: Sheet, rows: readonly Definition[]): void {
  const { pdf, root } = sheet;
  const list = pdf.struct('L');
  root.add(list);
  for (const { term, text } of rows) {
    style(pdf, 'bold');
    const height = pdf.heightOfString(term, { width: TERM_WIDTH, lineGap: LINE_GAP });
    ensureRoom(sheet, Math.min(height + 12, bottomOf(pdf) - MARGIN));
    const item = pdf.struct('LI');
    list.add(item);
    writeBeside(sheet, item, [{ text: term, width: TERM_WIDTH, gutter: GUTTER, face: 'bold' }, text]);
    rule(sheet);
  }
  list.end();
  pdf.y += 4;
}
