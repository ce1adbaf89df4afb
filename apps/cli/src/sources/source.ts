import type { Producer } from '@rep/contracts';

/** Why a row cannot become an event. It is still counted, and sent where a service can be named. */
export type Fault = { reason: string; detail: string };

/** A row as it goes to a service; one with a fault may hold anything where a code or a number should stand. */
export type CandidateRow = {
  dataset: string;
  area: Readonly<Record<string, string>>;
  period: { time_period: string; time_identifier: string };
  breakdown: { topic: string; breakdown: string };
  measures: Readonly<Record<string, number | string>>;
};

/** A converted row: whose it is (null where nobody's) and what is wrong with it. A row that says nothing true is not sent. */
export type ConvertedRow = { producer: Producer | null; row: CandidateRow | null; fault: Fault | null };

/** Rows of one file to observations. */
export type Converter = { dataset: string; convert: (cells: readonly string[]) => ConvertedRow };

/** What a source makes of a header: its own shape, its own shape with a fault, or somebody else's. */
export type Recognition =
  | { is: 'known'; converter: Converter }
  | { is: 'faulty'; reason: string }
  | { is: 'unknown' };

/** One kind of published table, recognised by the shape of its header. */
export type Source = { recognise: (header: readonly string[], fileName: string) => Recognition };
