import multipart from '@fastify/multipart';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import type { Room } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import type { Field } from './field.ts';
import { type Form, showForm, takeForm } from './form-page.ts';

/** What a form takes of a CSV, pasted or as a file. */
const MOST_CSV_CHARACTERS = 1_000_000;
const LIMITS = {
  ...{ files: 1, fields: 10, parts: 11, fieldNameSize: 50 },
  ...{ fileSize: MOST_CSV_CHARACTERS, fieldSize: MOST_CSV_CHARACTERS },
};
const TOO_LARGE = 'Go back and choose a smaller file: one of 1 MB or less is taken.';

/** The two ways to give a CSV: as a file, or pasted. A file goes before what is pasted. */
export const csvFields = (label: string): readonly Field[] => [
  { name: 'file', type: 'file', optional: true, accept: '.csv,text/csv', label: `${label}, as a file` },
  {
    ...{ name: 'csv', type: 'lines', most: MOST_CSV_CHARACTERS, label: `${label}, pasted` },
    hint: 'Leave it empty when you choose a file.',
  },
];

/** The text of a file in UTF-8. Bytes that are none are refused, for a letter that is lost is found by nobody. */
function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new HttpProblem(400, 'Go back and save the file as “CSV UTF-8”: its letters cannot be read.');
  }
}

/** Reads the form; a file's text takes the place of what was pasted, so that it stands in the box when it is refused. */
async function readCsv({ request }: Visit): Promise<void> {
  if (!request.isMultipart()) return;
  const fields: Record<string, string> = {};
  let file: string | undefined;
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') fields[part.fieldname] = part.value;
      continue;
    }
    const bytes = await part.toBuffer();
    if (part.file.truncated) throw new HttpProblem(413, TOO_LARGE);
    if (bytes.length > 0) file = textIn(bytes);
  }
  request.body = { ...fields, ...(file !== undefined && { csv: file }) };
}

type Upload = { readonly path: string; readonly room: Room; formOf(visit: Visit): Form | Promise<Form> };

/** A form that takes a CSV, as a file or pasted. */
export function csvRoutes(app: FastifyInstance, portal: Portal, { path, room, formOf }: Upload): void {
  app.register(async (scope) => {
    await scope.register(multipart, { throwFileSizeLimit: false });
    scope.get(
      path,
      visitors(portal, room, async (visit) => showForm(visit, await formOf(visit))),
    );
    const take = async (visit: Visit) => takeForm(visit, await formOf(visit));
    scope.post(path, { bodyLimit: 3 * MOST_CSV_CHARACTERS }, visitors(portal, room, take, readCsv));
  });
}
