import { describe, expect, it } from 'vitest';
import { readDocx, readPdf } from '../../test/read-printed.ts';
import { boundedDocument, MOST_CHARACTERS } from './bounded-document.ts';
import { writeDocx } from './docx/write-docx.ts';
import { fileNameOf } from './file-name.ts';
import { writePdf } from './pdf/write-pdf.ts';
import {
  type Block,
  bullets,
  definitions,
  heading,
  type PrintedDocument,
  paragraph,
  table,
} from './printed-document.ts';

const HOSTILE = '<script>alert(1)</script> & \u202egnp.exe \u0000\u0007 \ud800 ]]> =1+1';
const LONG = 'A sentence of a long text. '.repeat(240);
const documentOf = (...blocks: readonly Block[]): PrintedDocument => ({
  ...{
    title: 'Pilot of Llŷn, Łódź and ŵyn',
    reference: 'Pilot 1, version 3',
    at: '2026-01-02T09:00:00.000Z',
  },
  ...{ synthetic: true, fileName: 'pilot', blocks },
});
const WHOLE = documentOf(
  heading('What it is'),
  paragraph(HOSTILE),
  definitions([
    ['Question', 'Does it work?'],
    ['Ethics', null],
  ]),
  bullets(['First', 'Second']),
  table(
    'Gates',
    ['Gate', 'What is missing'],
    [['G26', LONG], ...Array.from({ length: 80 }, (_, at) => [`row ${at}`, 'x'])],
  ),
);

const SMALL = documentOf(
  paragraph(HOSTILE),
  bullets(['First']),
  table('Gates', ['Gate', 'Fact'], [['G1', 'x']]),
);
const pdfOfWhole = () => (written ??= writePdf(boundedDocument(WHOLE)));
let written: Promise<Buffer> | undefined;

describe('a PDF', () => {
  it('is tagged, says its language and title, and stands over its pages with all that is in it', async () => {
    const { text, pages, info, marks, roles } = await readPdf(await pdfOfWhole());
    expect(info).toMatchObject({ Language: 'en-GB', Title: WHOLE.title, CreationDate: 'D:20260102090000Z' });
    expect(marks).toBe(true);
    const table = ['Caption', 'TD', 'TH', 'TR', 'Table'];
    expect(roles).toEqual(
      expect.arrayContaining([...table, 'Document', 'H1', 'H2', 'L', 'LBody', 'LI', 'Lbl', 'P']),
    );
    expect(text).toContain('Pilot of Llŷn, Łódź and ŵyn');
    expect(text).toContain('SYNTHETIC: made up for practice');
    expect(text).toContain('Ethics Not there yet');
    expect(text).toContain('row 79');
    expect(text.match(/\bsentence\b/g)).toHaveLength(240);
    expect(text).toContain(`Page ${pages} of ${pages}`);
  });

  it('of hostile text shows it and does nothing with it', async () => {
    const { text } = await readPdf(await pdfOfWhole());
    expect(text).toContain('<script>alert(1)</script> &');
    expect(text).toContain(']]> =1+1');
    expect(text).not.toMatch(/[\u202e\p{Cc}]/u);
  });

  it('of a word that no line holds is written without a long wait', async () => {
    const started = performance.now();
    const { text } = await readPdf(
      await writePdf(boundedDocument(documentOf(paragraph('x'.repeat(20_000))))),
    );
    expect(text.match(/x/g)?.length).toBeGreaterThanOrEqual(20_000);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('a document for a word processor', () => {
  it('holds the same, with headings, lists and tables that can be edited', async () => {
    const { text, xml } = readDocx(await writeDocx(boundedDocument(WHOLE)));
    expect(text).toContain('Pilot of Llŷn, Łódź and ŵyn');
    expect(text).toContain('SYNTHETIC: made up for practice');
    expect(text).toContain('Ethics Not there yet');
    expect(text).toContain('<script>alert(1)</script> &');
    const body = xml('word/document.xml');
    expect(body).toContain('<w:pStyle w:val="Heading2"/>');
    expect(body).toContain('<w:tblHeader/>');
    expect(body).not.toMatch(/[\u202e\ud800]|[^\P{Cc}\n]/u);
    expect(xml('word/styles.xml')).toContain('w:val="en-GB"');
    expect(xml('docProps/core.xml')).toMatch(/created[^>]*>2026-01-02T09:00:00\.000Z</);
  });
});

describe('both', () => {
  it('are the same bytes for the same record, whatever was written between', async () => {
    for (const write of [writePdf, writeDocx]) {
      const first = await write(boundedDocument(SMALL));
      await write(boundedDocument(documentOf(bullets(['Another']))));
      expect((await write(boundedDocument(SMALL))).equals(first)).toBe(true);
      const later = { ...SMALL, at: '2026-01-03T09:00:00.000Z' };
      expect((await write(boundedDocument(later))).equals(first)).toBe(false);
    }
  });

  it('end with a sentence where a record is too long to print', () => {
    const half = 'x'.repeat(MOST_CHARACTERS / 2);
    const { blocks } = boundedDocument(documentOf(paragraph(half), paragraph(half), paragraph('more')));
    expect(blocks).toHaveLength(3);
    expect(blocks.at(-1)).toMatchObject({ text: expect.stringContaining('Read the rest on its page') });
  });
});

it('a file is named by what it is, in letters that every system takes, with its version at the end', () => {
  expect(fileNameOf('letter', '../Łódź & Llŷn "x"', 3)).toBe('letter-lodz-llyn-x-v3');
  expect(fileNameOf('pack', 'long '.repeat(100), 12)).toMatch(/^pack(-long)+-v12$/);
});
