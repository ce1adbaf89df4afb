import { fromBuffer, type ZipFile } from 'yauzl';
import { refusedFile } from './refused-file.ts';

/** An honest document of ten megabytes is far below both; one made to fill a disc when it is opened is not. */
const MOST_ENTRIES = 5_000;
const MOST_UNPACKED_BYTES = 200 * 1024 * 1024;
/** Programs within documents: of Word and Excel, and of OpenDocument. */
const PROGRAMS = /(^|\/)(vba(Project|Data)|macrosheets\/|activeX\/|Basic\/|Scripts\/|oleObject\d*\.bin$)/i;
const ENCRYPTED = 1;

const open = (bytes: Buffer): Promise<ZipFile> =>
  new Promise((done, failed) => {
    fromBuffer(bytes, { lazyEntries: true }, (error, zip) => (error ? failed(error) : done(zip)));
  });

/** Reads the list of what is packed, unpacking nothing. `check` throws for what may not be there. */
async function eachEntry(
  bytes: Buffer,
  check: (entry: { name: string; size: number; flags: number }) => void,
): Promise<void> {
  const zip = await open(bytes);
  await new Promise<void>((done, failed) => {
    zip.on('error', failed).on('end', done);
    zip.on('entry', ({ fileName: name, uncompressedSize: size, generalPurposeBitFlag: flags }) => {
      try {
        check({ name, size, flags });
        zip.readEntry();
      } catch (error) {
        failed(error);
      }
    });
    zip.readEntry();
  });
}

/** A Word, Excel or OpenDocument file is a packed folder: refuses one with programs in it, or larger than it looks. */
export async function checkOfficeFile(bytes: Uint8Array): Promise<void> {
  let entries = 0;
  let unpacked = 0;
  let problem: string | undefined;
  try {
    await eachEntry(
      Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
      ({ name, size, flags }) => {
        entries += 1;
        unpacked += size;
        if (PROGRAMS.test(name))
          problem = 'Save the document without macros and embedded objects: it has a program in it.';
        if (entries > MOST_ENTRIES || unpacked > MOST_UNPACKED_BYTES)
          problem =
            'Save the document again from its program: unpacked it would be far larger than a document is.';
        if (flags & ENCRYPTED) problem = 'Take the password off the document, so that it can be checked.';
        if (problem) throw new Error('refused');
      },
    );
  } catch {
    throw refusedFile(problem ?? 'Save the document again from its program: it cannot be read as one.');
  }
}
