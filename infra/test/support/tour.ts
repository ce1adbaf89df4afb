/** One step of a text that can be followed: the commands of an `sh` block and, where one follows, the output shown for them. */
export type Step = { readonly commands: string; readonly shown: string | null };

const BLOCK = /```sh\n([\s\S]*?)```(?:\n+```text\n([\s\S]*?)```)?/g;

/** The steps of a Markdown text, in order. */
export const stepsOf = (markdown: string): Step[] =>
  [...markdown.matchAll(BLOCK)].map((block) => ({ commands: block[1] ?? '', shown: block[2] ?? null }));

/** The steps under a heading of a Markdown text, in order. */
export function stepsUnder(heading: string, markdown: string): Step[] {
  const start = markdown.indexOf(`\n${heading}\n`);
  const end = markdown.indexOf('\n## ', start + heading.length);
  return stepsOf(markdown.slice(start, end));
}

/** The lines of a step that set a variable for the steps after it. */
export const exportsOf = (commands: string): string => (commands.match(/^export .*\n/gm) ?? []).join('');

const literally = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** What is shown as a pattern: a line of `...` stands for any lines, `...` in a line for any text, and seconds vary. */
export function patternOf(shown: string): RegExp {
  const lines = shown.split('\n').map((line) =>
    line === '...'
      ? '[\\s\\S]*?'
      : line
          .split('...')
          .map(literally)
          .join('.*')
          .replace(/ready in \d+ s/, 'ready in \\d+ s'),
  );
  return new RegExp(`^${lines.join('\n').replaceAll('[\\s\\S]*?\n', '(?:.*\n)*?')}$`);
}
