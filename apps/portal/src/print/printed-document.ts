/** One part of a document. Texts are plain: what a writer makes of them is its own matter, and nothing in them is markup. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 2 | 3; readonly text: string }
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly string[] }
  | { readonly kind: 'definitions'; readonly rows: readonly Definition[] }
  | {
      readonly kind: 'table';
      readonly caption: string;
      readonly headers: readonly string[];
      /** The first cell of each row names it. */
      readonly rows: readonly (readonly string[])[];
    };
export type Definition = { readonly term: string; readonly text: string };

/** A document as plain data, which a page, a PDF and a word processor's file all show. */
export type PrintedDocument = {
  readonly title: string;
  /** Which record it prints, in which version: it stands at the foot of every page. */
  readonly reference: string;
  /** When that version was made (an instant in UTC): the only date a file of it carries. */
  readonly at: string;
  readonly synthetic: boolean;
  /** Of a file, without its ending. */
  readonly fileName: string;
  readonly blocks: readonly Block[];
};

export const SYNTHETIC = 'SYNTHETIC: made up for practice, and no account of what anybody did.';

export const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
export const subheading = (text: string): Block => ({ kind: 'heading', level: 3, text });
export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });
export const bullets = (items: readonly string[]): Block => ({ kind: 'list', ordered: false, items });
export const numbered = (items: readonly string[]): Block => ({ kind: 'list', ordered: true, items });

/** Facts with their names. One that is not there is said to be missing: it is not left out. */
export const definitions = (
  rows: readonly (readonly [term: string, text: string | null | undefined])[],
): Block => ({
  kind: 'definitions',
  rows: rows.map(([term, text]) => ({ term, text: text || 'Not there yet' })),
});

export const table = (
  caption: string,
  headers: readonly string[],
  rows: readonly (readonly string[])[],
): Block => ({ kind: 'table', caption, headers, rows });

/** What is there is shown; what is not is said to be missing, in a sentence. */
export const orElse = (items: readonly unknown[], block: () => Block, empty: string): Block =>
  items.length === 0 ? paragraph(empty) : block();

/** The block with each of its texts made into another. */
export function withTexts(block: Block, made: (text: string) => string): Block {
  if (block.kind === 'list') return { ...block, items: block.items.map(made) };
  if (block.kind === 'definitions') {
    return { ...block, rows: block.rows.map(({ term, text }) => ({ term: made(term), text: made(text) })) };
  }
  if (block.kind !== 'table') return { ...block, text: made(block.text) };
  return {
    ...block,
    caption: made(block.caption),
    headers: block.headers.map(made),
    rows: block.rows.map((row) => row.map(made)),
  };
}
