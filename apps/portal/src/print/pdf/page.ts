import type PdfDocument from 'pdfkit';

export type Pdf = InstanceType<typeof PdfDocument>;
type Element = ReturnType<Pdf['struct']>;

/** What a writer of blocks writes on: the file, and the element of its structure in which the blocks stand. */
export type Sheet = { readonly pdf: Pdf; readonly root: Element };

export const MARGIN = 56;
/** Room at the foot of each page for the reference and the page's number. */
export const FOOT = 64;
export const BODY = 10.5;
export const LINE_GAP = 2.5;
const INK = '#0b0c0c';
const RULE = '#b1b4b6';

export const widthOf = ({ page }: Pdf): number => page.width - 2 * MARGIN;
export const bottomOf = ({ page }: Pdf): number => page.height - FOOT;

/** Begins a new page unless so much height is left on this one. */
export function ensureRoom({ pdf }: Sheet, height: number): void {
  if (pdf.y + height > bottomOf(pdf)) pdf.addPage();
}

/** Draws what is no content: a reader of the structure passes it by. */
export function decorate({ pdf }: Sheet, draw: () => void): void {
  pdf.markContent('Artifact', { type: 'Layout' });
  pdf.save();
  draw();
  pdf.restore();
  pdf.endMarkedContent();
}

/** A thin line across the page under what was written last. */
export function rule(sheet: Sheet): void {
  const { pdf } = sheet;
  const y = pdf.y + 3;
  decorate(sheet, () => {
    pdf
      .moveTo(MARGIN, y)
      .lineTo(MARGIN + widthOf(pdf), y)
      .lineWidth(0.5)
      .stroke(RULE);
  });
  pdf.y = y + 4;
}

export const style = (pdf: Pdf, face: 'regular' | 'bold', size: number = BODY): Pdf =>
  pdf.font(face).fontSize(size).fillColor(INK);
