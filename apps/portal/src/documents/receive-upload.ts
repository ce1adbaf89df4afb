import type { Multipart } from '@fastify/multipart';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyRequest } from 'fastify';
import type { UploadedFile } from './document-files.ts';

/** What came with a form that has a file. */
export type Upload = {
  readonly fields: Readonly<Record<string, string>>;
  /** Null where none was chosen, and where it is too large to be read. */
  readonly file: UploadedFile | null;
  readonly tooLarge: boolean;
};

/** Fields beside the file are a token and two short choices. */
const LIMITS = { files: 1, fields: 10, parts: 11, fieldSize: 2_000, fieldNameSize: 50 };
/** A file somewhat too large is read to its end, so that the form can say so; one far too large is not. */
const FAR_TOO_LARGE = 20;
const MEGABYTE = 1024 * 1024;

async function fileIn(
  part: Extract<Multipart, { type: 'file' }>,
): Promise<Pick<Upload, 'file' | 'tooLarge'>> {
  const chunks: Buffer[] = [];
  for await (const chunk of part.file) chunks.push(chunk);
  if (part.file.truncated) return { file: null, tooLarge: true };
  const bytes = Buffer.concat(chunks);
  const chosen = part.filename !== '' || bytes.length > 0;
  const file = { name: part.filename, declaredType: part.mimetype, bytes };
  return { file: chosen ? file : null, tooLarge: false };
}

/** Reads a form with a file, never more of the file than may be kept. */
export async function readUpload(request: FastifyRequest, mostBytes: number): Promise<Upload> {
  if (!request.isMultipart()) throw new HttpProblem(400, 'Open the page again and send the form from there.');
  if (Number(request.headers['content-length'] ?? 0) > mostBytes * FAR_TOO_LARGE + MEGABYTE) {
    throw new HttpProblem(
      413,
      `Go back and choose a file of ${Math.floor(mostBytes / MEGABYTE)} MB or less.`,
    );
  }
  const fields: Record<string, string> = {};
  let read: Pick<Upload, 'file' | 'tooLarge'> = { file: null, tooLarge: false };
  for await (const part of request.parts({ limits: { ...LIMITS, fileSize: mostBytes } })) {
    if (part.type === 'file') read = await fileIn(part);
    else if (typeof part.value === 'string') fields[part.fieldname] = part.value;
  }
  return { fields, ...read };
}
