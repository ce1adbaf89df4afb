import { STATEMENT_COLUMNS } from '@rep/domain';
import { z } from 'zod';
import { csvFields } from '../forms/csv-upload.ts';
import { textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';

/** Takes a file of statements, whole or not at all; everything that is wrong with it is told by row and column. */
export const importForm = ({ services }: Visit): Form => ({
  title: 'Take in a file of statements',
  back: { href: '/standards', text: 'Back to the catalogue' },
  intro: [
    'Download the catalogue, change it in a spreadsheet and save it as CSV UTF-8.',
    'The file is taken whole or not at all. Versions that are held as they stand are left as they are.',
  ],
  facts: [
    {
      title: 'Columns',
      intro: [
        'In this order, the first line being their names. Several codes in a cell are parted by a semicolon.',
      ],
      items: [STATEMENT_COLUMNS.join(', ')],
    },
  ],
  fields: csvFields('Statements'),
  ...{ box: 'csv', saved: {}, version: null, button: 'Publish the statements' },
  take: async (answers) => {
    const csv = textOf(answers, 'csv') ?? '';
    const { published, unchanged } = await services.national.call((client) =>
      client.standards.statements.importCsv.mutate({ csv }),
    );
    return `/standards?published=${published}&unchanged=${unchanged}`;
  },
});

const count = z.coerce.number().int().min(0).max(100_000);
const doneSchema = z.object({ published: count, unchanged: count });

/** What became of a file that was just taken. */
export function importedWords({ request }: Visit): string | null {
  const { data } = doneSchema.safeParse(request.query);
  if (!data) return null;
  return `Published: ${data.published}. Left as they were: ${data.unchanged}.`;
}
