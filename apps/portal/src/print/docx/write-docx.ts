import { type PrintedDocument, SYNTHETIC } from '../printed-document.ts';
import { docxOf, type Library } from './docx-blocks.ts';
import { settleDocx } from './settle-docx.ts';

const FONT = 'Arial';
const INK = '0B0C0C';
const TABLE_TEXT = 19; // half points, as all sizes here
const heading = (size: number, before: number) => ({
  run: { font: FONT, size, bold: true, color: INK },
  paragraph: { spacing: { before, after: 120 }, keepNext: true },
});
const STYLES = {
  default: {
    document: {
      run: { font: FONT, size: 22, color: INK, language: { value: 'en-GB' } },
      paragraph: { spacing: { after: 120 } },
    },
    heading1: heading(44, 0),
    heading2: heading(30, 320),
    heading3: heading(24, 200),
  },
  paragraphStyles: [
    { id: 'Cell', name: 'Cell', run: { size: TABLE_TEXT }, paragraph: { spacing: { after: 40 } } },
    { id: 'Item', name: 'Item', paragraph: { indent: { left: 560, hanging: 360 }, spacing: { after: 60 } } },
  ],
};

function footOf({ Footer, PageNumber, Paragraph, TextRun }: Library, document: PrintedDocument) {
  const mark = document.synthetic ? 'SYNTHETIC. ' : '';
  const children = [
    new TextRun({ text: `${mark}${document.reference}. Page `, size: 16 }),
    new TextRun({ children: [PageNumber.CURRENT, ' of ', PageNumber.TOTAL_PAGES], size: 16 }),
  ];
  return new Footer({ children: [new Paragraph({ children })] });
}

/** A document that a word processor can edit. */
export async function writeDocx(document: PrintedDocument): Promise<Buffer> {
  const library = await import('docx');
  const { Document, HeadingLevel, Packer, Paragraph, TextRun } = library;
  const title = new Paragraph({ heading: HeadingLevel.HEADING_1, text: document.title });
  const mark = new Paragraph({ children: [new TextRun({ text: SYNTHETIC, bold: true })] });
  const file = new Document({
    ...{ title: document.title, creator: 'REP platform', lastModifiedBy: 'REP platform' },
    ...{ description: document.reference, styles: STYLES },
    sections: [
      {
        footers: { default: footOf(library, document) },
        children: [
          title,
          ...(document.synthetic ? [mark] : []),
          ...document.blocks.flatMap((block) => docxOf(library, block)),
        ],
      },
    ],
  });
  return settleDocx(await Packer.toBuffer(file), document.at);
}
