import { readSentence, type Step } from './sentence.ts';

/** The steps under one heading of a guide, in order. */
export interface Part {
  readonly name: string;
  readonly steps: readonly Step[];
}

const SENTENCE_END = /(?<=\.)\s+/u;

/** Steps stand in the numbered lists of a guide; what stands elsewhere explains. */
const stepsIn = (item: string): readonly Step[] =>
  item
    .split(SENTENCE_END)
    .map(readSentence)
    .filter((step) => step !== null);

/** Lines of a numbered list, each with the lines that go on with it. */
function numberedItems(lines: readonly string[]): readonly string[] {
  const items: string[] = [];
  let open = false;
  for (const line of lines) {
    const begun = /^\d+\. (.*)$/u.exec(line)?.[1];
    const goesOn: boolean = open && /^ {3,}\S/u.test(line);
    if (begun !== undefined) items.push(begun);
    else if (goesOn) items.push(`${items.pop() ?? ''} ${line.trim()}`);
    open = begun !== undefined || goesOn;
  }
  return items;
}

/** Reads a guide's Markdown: a part for every heading, with the steps of its numbered lists. */
export function readGuide(markdown: string): readonly Part[] {
  const [, ...sections] = markdown.split(/^#{2,3} /mu);
  return sections.map((section) => {
    const [name = '', ...lines] = section.split('\n');
    return { name: name.trim(), steps: numberedItems(lines).flatMap(stepsIn) };
  });
}
