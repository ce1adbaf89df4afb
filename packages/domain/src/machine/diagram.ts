import type { Machine } from './machine.ts';

const id = (state: string): string => state.replaceAll('-', '_');

/** A machine's table as a Mermaid state diagram: the same table gives the same text. */
export function diagramOf<S extends string, E extends string, F>(machine: Machine<S, E, F>): string {
  const rows = machine.transitions;
  const states = [...new Set(rows.flatMap(({ from, to }) => (from === null ? [to] : [from, to])))];
  const final = states.filter((state) => !rows.some((row) => row.from === state));
  return [
    'stateDiagram-v2',
    ...states.map((state) => `  state "${state}" as ${id(state)}`),
    ...rows.map(({ from, event, to }) => `  ${from === null ? '[*]' : id(from)} --> ${id(to)} : ${event}`),
    ...final.map((state) => `  ${id(state)} --> [*]`),
  ].join('\n');
}

/** A machine's table as people read it: one row for each step. */
export function tableOf<S extends string, E extends string, F>(machine: Machine<S, E, F>): string {
  const rows = machine.transitions.map(
    ({ from, event, roles, to }) => `| ${from ?? '(new)'} | ${event} | ${roles.join(', ')} | ${to} |`,
  );
  return ['| from | step | who | to |', '|---|---|---|---|', ...rows].join('\n');
}
