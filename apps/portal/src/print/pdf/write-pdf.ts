import { setImmediate } from 'node:timers/promises';
import { breakableText } from '../inert-text.ts';
import { type Block, type PrintedDocument, SYNTHETIC, withTexts } from '../printed-document.ts';
import { fontFiles } from './fonts.ts';
import { FOOT, MARGIN, type Pdf, type Sheet, style, widthOf } from './page.ts';
import { writeTable } from './table-block.ts';
import { writeDefinitions, writeHeading, writeList, writeParagraph } from './text-blocks.ts';

function writeBlock(sheet: Sheet, block: Block): void {
  if (block.kind === 'heading') writeHeading(sheet, block.level, block.text);
  else if (block.kind === 'paragraph') writeParagraph(sheet, block.text);
  else if (block.kind === 'list') writeList(sheet, block.ordered, block.items);
  else if (block.kind === 'definitions') writeDefinitions(sheet, block.rows);
  else writeTable(sheet, block);
}

/** The reference and the number of each page, once it is known how many there are. */
function writeFeet(pdf: Pdf, { reference, synthetic }: PrintedDocument): void {
  const { count } = pdf.bufferedPageRange();
  const mark = synthetic ? 'SYNTHETIC. ' : '';
  for (let at = 0; at < count; at++) {
    pdf.switchToPage(at);
    // Below the bottom margin a text would begin another page.
    pdf.page.margins.bottom = 0;
    const y = pdf.page.height - FOOT + 20;
    pdf.markContent('Artifact', { type: 'Pagination' });
    style(pdf, 'regular', 8);
    pdf.text(`${mark}${reference}`, MARGIN, y, { width: widthOf(pdf) - 80, height: 22, ellipsis: true });
    pdf.text(`Page ${at + 1} of ${count}`, MARGIN, y, { width: widthOf(pdf), align: 'right' });
    pdf.endMarkedContent();
  }
}

/** The library writes PDF/UA; its types do not know it yet. */
const ACCESSIBLE: object = { subset: 'PDF/UA' };

async function openPdf({ title, at }: PrintedDocument): Promise<Pdf> {
  const { default: PdfDocument } = await import('pdfkit');
  const fonts = fontFiles();
  const pdf = new PdfDocument({
    ...{ size: 'A4', margins: { top: MARGIN, left: MARGIN, right: MARGIN, bottom: FOOT } },
    ...{ pdfVersion: '1.7', tagged: true, lang: 'en-GB', displayTitle: true },
    ...{ ...ACCESSIBLE, bufferPages: true, font: fonts.regular },
    // The only clock is the record's: the same version gives the same bytes.
    info: { Title: title, Creator: 'REP platform', CreationDate: new Date(at) },
  });
  pdf.registerFont('regular', fonts.regular);
  pdf.registerFont('bold', fonts.bold);
  return pdf;
}

/** A tagged PDF (PDF/UA) with its fonts in it. Others are served between two blocks of a long one. */
export async function writePdf(document: PrintedDocument): Promise<Buffer> {
  const pdf = await openPdf(document);
  const chunks: Buffer[] = [];
  pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
  const written = new Promise<void>((done, fail) => pdf.on('end', done).on('error', fail));
  const root = pdf.struct('Document');
  pdf.addStructure(root);
  const sheet: Sheet = { pdf, root };
  writeHeading(sheet, 1, document.title);
  if (document.synthetic) writeParagraph(sheet, SYNTHETIC, 'bold');
  for (const block of document.blocks) {
    writeBlock(sheet, withTexts(block, breakableText));
    await setImmediate();
  }
  root.end();
  writeFeet(pdf, document);
  pdf.end();
  await written;
  return Buffer.concat(chunks);
}
