/** One thing that people read: a text, perhaps a link or a tag. What users wrote is shown inert, by the template. */
export type Words = {
  readonly text: string;
  readonly href?: string;
  readonly strong?: boolean;
  /** What a link is about, for who hears it away from its row. */
  readonly about?: string;
  /** A colour of GOV.UK tags. */
  readonly tag?: string;
};
export type Cell = string | Words | readonly (string | Words)[];

type Table = {
  readonly caption: string;
  readonly heads: readonly string[];
  /** The first cell of a row is its heading. */
  readonly rows: readonly (readonly Cell[])[];
  readonly wide?: boolean;
};

/** A part of a page that is read: what it is about, then a list of facts, a table, or items. */
export type Section = {
  readonly title?: string;
  readonly intro?: readonly string[];
  readonly warning?: string;
  readonly summary?: readonly (readonly [key: string, value: Cell])[];
  readonly table?: Table;
  readonly items?: readonly Cell[];
  /** What to do next, where there is nothing to show. */
  readonly empty?: string;
  readonly links?: readonly Words[];
};

const cells = (cell: Cell): readonly Words[] =>
  (Array.isArray(cell) ? cell : [cell]).map((each: string | Words) =>
    typeof each === 'string' ? { text: each } : each,
  );

const idOf = (words: string): string => words.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/** Sections as the template takes them. */
export const sectionsView = (sections: readonly Section[]) =>
  sections.map(({ summary, table, items, ...rest }, at) => ({
    ...rest,
    id: `part-${at + 1}-${idOf(rest.title ?? table?.caption ?? '')}`,
    summary: summary?.map(([key, value]) => ({ key, cells: cells(value) })),
    table: table?.rows.length ? { ...table, rows: table.rows.map((row) => row.map(cells)) } : undefined,
    items: items?.map(cells),
    isEmpty: !table?.rows.length && !items?.length && !summary?.length,
  }));
