import type { Producer } from '@rep/contracts';

/** Why a row cannot be read as figures: a code, and one sentence. */
export type Fault = { reason: string; detail: string };

/** A row as it goes to a service. */
export type CandidateRow = {
  dataset: string;
  area: Readonly<Record<string, string>>;
  period: { time_period: string; time_identifier: string };
  breakdown: { topic: string; breakdown: string };
  measures: Readonly<Record<string, number | string>>;
};

/** A row and whose it is; or what is wrong with it, and whose it seems to be (null where nobody's). */
export type ConvertedRow =
  | { producer: Producer; row: CandidateRow; fault: null }
  | { producer: Producer | null; row: null; fault: Fault };

/** A row as it stands in its file: the line on which it begins (the header's is 1), and its text. */
export type PrintedRow = { line: number; text: string };
export type SourceRow = ConvertedRow & PrintedRow;

/** Rows of one file to observations. */
export type Converter = { dataset: string; convert: (cells: readonly string[]) => ConvertedRow };

/** What a source makes of a header: its own shape, its own shape with a fault, or somebody else's. */
export type Recognition =
  | { is: 'known'; converter: Converter }
  | { is: 'faulty'; reason: string }
  | { is: 'unknown' };

/** One kind of published table, recognised by the shape of its header. */
export type Source = { recognise: (header: readonly string[], fileName: string) => Recognition };
