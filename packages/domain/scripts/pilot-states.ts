import { AREA_MACHINE, diagramOf, PILOT_MACHINE, PLAN_MACHINE, tableOf } from '../src/index.ts';

/** The generated document, from this package. */
export const PILOT_STATES_FILE = new URL('../../../docs/pilot-states.md', import.meta.url);

type Shown = {
  readonly title: string;
  readonly text: string;
  readonly diagram: string;
  readonly table: string;
};
const chapter = ({ title, text, diagram, table }: Shown): string =>
  `## ${title}\n\n${text}\n\n\`\`\`mermaid\n${diagram}\n\`\`\`\n\n${table}\n`;

/** States and steps of pilots, their areas and inclusion plans, as the rules have them. */
export const pilotStates = (): string =>
  [
    '# States and steps of pilots, their areas and inclusion plans',
    '',
    'Generated from the tables in `packages/domain/src` by `pnpm run docs` there; do not edit. `clock` is the scheduled check,',
    '`areas` a step that follows from the areas of a pilot, or for an area from its pilot. Who may take a step is here; what',
    'must be there beside is in the gates.',
    '',
    chapter({
      title: 'A pilot',
      text: 'What has run leaves only by an end, or into its next cycle. Data are kept in every state.',
      diagram: diagramOf(PILOT_MACHINE),
      table: tableOf(PILOT_MACHINE),
    }),
    chapter({
      title: 'An area in a pilot',
      text: 'No step of one area moves another.',
      diagram: diagramOf(AREA_MACHINE),
      table: tableOf(AREA_MACHINE),
    }),
    chapter({
      title: 'A local area inclusion plan',
      text: 'Only Regions Group signs off, returns and extends. An amended plan is in force until the other plan takes its place.',
      diagram: diagramOf(PLAN_MACHINE),
      table: tableOf(PLAN_MACHINE),
    }),
  ].join('\n');
