/** One file of an archive. Its pieces are asked for when its turn comes, so that no file is ever held whole. */
export type ArchiveFile = {
  /** With folders, as in `records/pilot.jsonl`. */
  readonly name: string;
  /** Whether each piece is one row, for files that have rows. */
  readonly rows: boolean;
  pieces(): AsyncIterable<string | Uint8Array>;
};

/** What the manifest says of a file that was written. */
export type WrittenFile = {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly rows: number | null;
};

/** A short file that is at hand. */
export const textFile = (name: string, text: string): ArchiveFile => ({
  ...{ name, rows: false },
  pieces: async function* () {
    yield text;
  },
});
