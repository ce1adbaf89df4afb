import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ArchiveFile, WrittenFile } from './archive-file.ts';

/** The pieces as they pass by, with their sum and number told at the end. */
async function* measured(
  file: ArchiveFile,
  written: (file: WrittenFile) => void,
): AsyncGenerator<Uint8Array> {
  const hash = createHash('sha256');
  let [bytes, rows] = [0, 0];
  for await (const piece of file.pieces()) {
    const chunk = Buffer.from(piece);
    hash.update(chunk);
    bytes += chunk.length;
    rows += 1;
    yield chunk;
  }
  const { name } = file;
  written({ name, bytes, sha256: hash.digest('hex'), rows: file.rows ? rows : null });
}

export type ArchiveOptions = {
  /** The date of every file in it. */
  readonly at: string;
  /** The last file: it is asked for when the sums of all others are known. */
  manifest(files: readonly WrittenFile[]): ArchiveFile;
  /** A part could not be read: the archive breaks off, which whoever downloads it sees. */
  failed(error: unknown): void;
};

/** A ZIP that is made while it is sent: one file after another, each as fast as it is taken. */
export async function writeArchive(
  files: AsyncIterable<ArchiveFile>,
  { at, manifest, failed }: ArchiveOptions,
): Promise<Readable> {
  const { ZipFile } = await import('yazl');
  const zip = new ZipFile();
  const output = new Readable().wrap(zip.outputStream);
  const written: WrittenFile[] = [];
  const fail = (error: unknown): void => {
    failed(error);
    output.destroy(error instanceof Error ? error : new Error('the archive broke off', { cause: error }));
  };
  const add = (name: string, open: () => Iterable<Uint8Array> | AsyncIterable<Uint8Array>): void =>
    zip.addReadStreamLazy(name, { mtime: new Date(at) }, (give) => {
      give(null, Readable.from(open(), { objectMode: false }).on('error', fail));
    });
  const addAll = async (): Promise<void> => {
    for await (const file of files) add(file.name, () => measured(file, (told) => written.push(told)));
    const last = (): AsyncIterable<Uint8Array> => measured(manifest(written), () => undefined);
    add('manifest.json', last);
    zip.end();
  };
  zip.on('error', fail);
  addAll().catch(fail);
  return output;
}
