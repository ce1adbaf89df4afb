import type * as Docx from 'docx';
import type { Block } from '../printed-document.ts';

/** The library: it is loaded with the first document that is asked for. */
export type Library = typeof Docx;

const PERCENT = 100;
const TERM_PERCENT = 30;

/** A text with its own line breaks, as runs. */
const runsOf = ({ TextRun }: Library, text: string, bold = false) =>
  text.split('\n').map((line, at) => new TextRun({ text: line, bold, ...(at > 0 && { break: 1 }) }));

const cellOf = (library: Library, text: string, look: { bold: boolean; percent?: number }) =>
  new library.TableCell({
    children: [new library.Paragraph({ style: 'Cell', children: runsOf(library, text, look.bold) })],
    margins: { top: 40, bottom: 40, left: 80, right: 80 },
    ...(look.percent && { width: { size: look.percent, type: library.WidthType.PERCENTAGE } }),
  });

function tableOf(library: Library, rows: readonly Docx.TableRow[], captioned: string | null) {
  const { BorderStyle, Table, WidthType } = library;
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' };
  const thin = { style: BorderStyle.SINGLE, size: 4, color: 'B1B4B6' };
  return new Table({
    rows: [...rows],
    width: { size: PERCENT, type: WidthType.PERCENTAGE },
    borders: {
      top: none,
      left: none,
      right: none,
      bottom: thin,
      insideHorizontal: thin,
      insideVertical: none,
    },
    ...(captioned !== null && { caption: captioned }),
  });
}

const definitionsOf = (library: Library, { rows }: Extract<Block, { kind: 'definitions' }>) =>
  tableOf(
    library,
    rows.map(
      ({ term, text }) =>
        new library.TableRow({
          children: [
            cellOf(library, term, { bold: true, percent: TERM_PERCENT }),
            cellOf(library, text, { bold: false, percent: PERCENT - TERM_PERCENT }),
          ],
        }),
    ),
    null,
  );

const rowsOf = (library: Library, { headers, rows }: Extract<Block, { kind: 'table' }>) => [
  new library.TableRow({
    // Its headings stand again on every page that the table goes on to.
    tableHeader: true,
    children: headers.map((text) => cellOf(library, text, { bold: true })),
  }),
  ...rows.map(
    (row) =>
      new library.TableRow({
        cantSplit: true,
        children: row.map((text, at) => cellOf(library, text, { bold: at === 0 })),
      }),
  ),
];

/** A block as what the library writes. A table is followed by a paragraph, without which two would be one. */
export function docxOf(library: Library, block: Block): readonly (Docx.Paragraph | Docx.Table)[] {
  const { HeadingLevel, Paragraph } = library;
  if (block.kind === 'heading') {
    const level = block.level === 2 ? HeadingLevel.HEADING_2 : HeadingLevel.HEADING_3;
    return [new Paragraph({ heading: level, children: runsOf(library, block.text) })];
  }
  if (block.kind === 'paragraph') return [new Paragraph({ children: runsOf(library, block.text) })];
  if (block.kind === 'list') {
    return block.items.map((text, at) =>
      block.ordered
        ? new Paragraph({ style: 'Item', children: runsOf(library, `${at + 1}.\t${text}`) })
        : new Paragraph({ bullet: { level: 0 }, children: runsOf(library, text) }),
    );
  }
  const after = new Paragraph({ style: 'Cell', children: [] });
  if (block.kind === 'definitions') return [definitionsOf(library, block), after];
  const caption = new Paragraph({ keepNext: true, children: runsOf(library, block.caption, true) });
  return [caption, tableOf(library, rowsOf(library, block), block.caption), after];
}
