import type { Block } from '../printed-document.ts';
import { BODY, bottomOf, decorate, ensureRoom, MARGIN, rule, type Sheet, style, widthOf } from './page.ts';

type Table = Extract<Block, { kind: 'table' }>;
type Element = ReturnType<Sheet['pdf']['struct']>;

const SIZE = 9;
const PADDING = 4;
const HEADER_FILL = '#f3f2f1';
/** A longer cell does not make its column wider: it has more lines. */
const WIDEST = 60;
/** Of a page. A row that needs more is written one cell under the other, over as many pages as it takes. */
const TALLEST_ROW = 0.6;

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
const longest = (texts: readonly string[]): number =>
  Math.max(...texts.map((text) => Math.min(WIDEST, Math.max(8, text.length))));

/** What the longest word of a heading needs: no heading is broken within a word. */
function leastOf(pdf: Sheet['pdf'], header: string): number {
  style(pdf, 'bold', SIZE);
  const words = header.split(' ').map((word) => pdf.widthOfString(word));
  return Math.max(...words) + 2 * PADDING + 2;
}

/** Widths of the columns, by the longest that stands in each. */
function widthsOf(pdf: Sheet['pdf'], { headers, rows }: Table): readonly number[] {
  const least = headers.map((header) => leastOf(pdf, header));
  const left = Math.max(0, widthOf(pdf) - sumOf(least));
  const weights = headers.map((header, at) => longest([header, ...rows.map((row) => row[at] ?? '')]));
  return least.map((width, at) => width + ((weights[at] ?? 0) / sumOf(weights)) * left);
}

type Laid = { readonly sheet: Sheet; readonly table: Table; readonly widths: readonly number[] };
type Cells = { readonly texts: readonly string[]; readonly header: boolean };

function heightOf({ sheet: { pdf }, widths }: Laid, { texts, header }: Cells): number {
  const heights = texts.map((text, at) => {
    style(pdf, header || at === 0 ? 'bold' : 'regular', SIZE);
    return pdf.heightOfString(text, { width: (widths[at] ?? 0) - 2 * PADDING, lineGap: 1 });
  });
  return Math.max(...heights) + 2 * PADDING;
}

const cellStruct = ({ pdf }: Sheet, header: boolean, at: number, write: () => void): Element => {
  const scope = header ? 'Column' : at === 0 ? 'Row' : null;
  // The library knows scopes; its types do not yet.
  const options: object = scope ? { scope } : {};
  return pdf.struct(scope ? 'TH' : 'TD', { ...options }, [write]);
};

/** Writes the cells of a row side by side. `parent` is null for a heading repeated on a later page. */
function writeRow(laid: Laid, cells: Cells, parent: Element | null): void {
  const { sheet, widths } = laid;
  const { pdf } = sheet;
  const height = heightOf(laid, cells);
  const top = pdf.y;
  if (cells.header) {
    decorate(sheet, () => void pdf.rect(MARGIN, top, widthOf(pdf), height).fill(HEADER_FILL));
  }
  const row = parent && pdf.struct('TR');
  if (row) parent.add(row);
  let left = MARGIN;
  for (const [at, text] of cells.texts.entries()) {
    const width = widths[at] ?? 0;
    const [x, inner] = [left + PADDING, width - 2 * PADDING];
    const write = (): void => {
      style(pdf, cells.header || at === 0 ? 'bold' : 'regular', SIZE);
      pdf.text(text, x, top + PADDING, { width: inner, lineGap: 1 });
    };
    if (row) row.add(cellStruct(sheet, cells.header, at, write));
    else decorate(sheet, write);
    left += width;
  }
  row?.end();
  pdf.y = top + height - 4;
  rule(sheet);
}

/** A row too tall for a page: each cell under its heading, in the same element of the structure. */
function writeTallRow({ sheet, table }: Laid, texts: readonly string[], parent: Element): void {
  const { pdf } = sheet;
  const row = pdf.struct('TR');
  parent.add(row);
  for (const [at, text] of texts.entries()) {
    const write = (): void => {
      style(pdf, at === 0 ? 'bold' : 'regular', SIZE);
      const labelled = `${table.headers[at] ?? ''}: ${text}`;
      pdf.text(labelled, MARGIN + PADDING, pdf.y + PADDING, { width: widthOf(pdf) - 2 * PADDING });
    };
    row.add(cellStruct(sheet, false, at, write));
  }
  row.end();
  rule(sheet);
}

function writeBodyRow(laid: Laid, texts: readonly string[], parent: Element): void {
  const { sheet, table } = laid;
  const { pdf } = sheet;
  const height = heightOf(laid, { texts, header: false });
  const page = bottomOf(pdf) - MARGIN;
  if (height > page * TALLEST_ROW) {
    writeTallRow(laid, texts, parent);
    return;
  }
  if (pdf.y + height > bottomOf(pdf)) {
    pdf.addPage();
    writeRow(laid, { texts: table.headers, header: true }, null);
  }
  writeRow(laid, { texts, header: false }, parent);
}

/** A table with its caption; its headings stand again on every page it goes on to. */
export function writeTable(sheet: Sheet, table: Table): void {
  const { pdf, root } = sheet;
  const laid: Laid = { sheet, table, widths: widthsOf(pdf, table) };
  const element = pdf.struct('Table');
  root.add(element);
  ensureRoom(sheet, 8 * BODY);
  style(pdf, 'bold');
  element.add(
    pdf.struct('Caption', {}, () => void pdf.text(table.caption, MARGIN, pdf.y, { width: widthOf(pdf) })),
  );
  pdf.y += 4;
  writeRow(laid, { texts: table.headers, header: true }, element);
  for (const texts of table.rows) writeBodyRow(laid, texts, element);
  element.end();
  pdf.y += 6;
}
