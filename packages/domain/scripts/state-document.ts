import { diagramOf, type Machine, tableOf } from '../src/index.ts';

type Chapter = {
  readonly title: string;
  readonly text: string;
  readonly diagram: string;
  readonly table: string;
};

/** A machine as people read it: the diagram and the table, from the one table of the code. */
export const chapterOf = <S extends string, E extends string, F>(
  title: string,
  text: string,
  machine: Machine<S, E, F>,
): Chapter => ({ title, text, diagram: diagramOf(machine), table: tableOf(machine) });

const shown = ({ title, text, diagram, table }: Chapter): string =>
  `## ${title}\n\n${text}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${table}\n`;

/** A document of states under docs/, which `pnpm run docs` here writes. */
export const stateDocument = (title: string, note: readonly string[], chapters: readonly Chapter[]): string =>
  [`# ${title}`, '', ...note, '', ...chapters.map(shown)].join('\n');
