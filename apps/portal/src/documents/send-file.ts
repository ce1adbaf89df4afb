import { currentFile, isShownInline } from '@rep/domain';
import { FILE_HEADERS, HttpProblem, savedAs } from '@rep/service-kit';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { Visit } from '../http/visit.ts';
import { readFileOf } from './document-files.ts';
import type { SubjectPage } from './document-subject.ts';
import { documentOf } from './read-documents.ts';

const querySchema = z.object({
  version: z.coerce.number().int().min(1).max(100).optional(),
  /** To save the file rather than to show it. */
  save: z.literal('yes').optional(),
});

/** A viewer of PDFs does not start in a sandbox; nothing of a PDF runs as a page, and no other type is shown as one. */
const POLICY_OF_A_PDF =
  "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'self'";
const POLICY_OF_A_FILE = `${FILE_HEADERS['content-security-policy']}; frame-ancestors 'self'`;

/** The file as it is: shown in its page where a browser can show it without running anything, saved otherwise. */
export async function sendFileOf(visit: Visit, subject: SubjectPage): Promise<FastifyReply> {
  const query = querySchema.safeParse(visit.request.query);
  if (!query.success)
    throw new HttpProblem(404, 'Go back to the document and choose a version from its list.');
  const held = await documentOf(visit, subject);
  const { version, save } = query.data;
  const { files } = held.content;
  const file = version === undefined ? currentFile(held.content) : files[version - 1];
  if (!file) throw new HttpProblem(404, 'Go back to the document and choose a version from its list.');
  const bytes = await readFileOf(subject, held.id, version);
  const inline = save === undefined && isShownInline(file.type);
  const text = file.type.startsWith('text/');
  return visit.reply
    .headers({
      ...FILE_HEADERS,
      'content-security-policy': file.type === 'application/pdf' ? POLICY_OF_A_PDF : POLICY_OF_A_FILE,
      'x-frame-options': 'SAMEORIGIN',
      'content-disposition': `${inline ? 'inline' : 'attachment'}; ${savedAs(file.name)}`,
    })
    .type(text ? `${file.type}; charset=utf-8` : file.type)
    .send(bytes);
}
