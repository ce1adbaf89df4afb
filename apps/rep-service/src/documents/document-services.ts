import type { Scanner } from './scanner.ts';

/** What the procedures of documents work with. */
export type DocumentServices = {
  /** A larger file is refused. */
  readonly mostBytes: number;
  /** Null where none is configured: files are then kept as "not scanned". */
  readonly scanner: Scanner | null;
};
