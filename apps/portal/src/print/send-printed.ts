import type { FastifyReply } from 'fastify';
import type { Visit } from '../http/visit.ts';
import { boundedDocument } from './bounded-document.ts';
import { writeDocx } from './docx/write-docx.ts';
import { writePdf } from './pdf/write-pdf.ts';
import { type PrintedDocument, SYNTHETIC } from './printed-document.ts';

type Link = { readonly href: string; readonly text: string };
/** A document, and what the page of it has around it. */
export type ToSend = {
  readonly document: PrintedDocument;
  readonly back: Link;
  /** Its own address; those of the files are it with an ending. */
  readonly href: string;
  /** What the addresses of the files need beside: which of several letters it is. */
  readonly query?: string;
  readonly links?: readonly Link[];
};

const FILES = {
  pdf: { type: 'application/pdf', write: writePdf },
  docx: {
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    write: writeDocx,
  },
} as const;
export type PrintedForm = 'page' | keyof typeof FILES;

/** Sends a document as a page, a PDF or a word processor's file. */
export async function sendPrinted(visit: Visit, form: PrintedForm, sent: ToSend): Promise<FastifyReply> {
  const printed = boundedDocument(sent.document);
  const { back, href, query = '', links = [] } = sent;
  if (form === 'page') {
    const files = { pdf: `${href}.pdf${query}`, docx: `${href}.docx${query}` };
    return visit.page('printed.njk', { printed, back, files, links, mark: SYNTHETIC });
  }
  const { type, write } = FILES[form];
  const mark = printed.synthetic ? 'synthetic-' : '';
  return visit.reply
    .type(type)
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${mark}${printed.fileName}.${form}"`)
    .send(await write(printed));
}
