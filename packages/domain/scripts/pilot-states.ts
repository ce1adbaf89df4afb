import { AREA_MACHINE, PILOT_MACHINE } from '../src/index.ts';
import { chapterOf, stateDocument } from './state-document.ts';

/** The generated document, from this package. */
export const PILOT_STATES_FILE = new URL('../../../docs/pilot-states.md', import.meta.url);

/** States and steps of pilots and their areas, as the rules have them. */
export const pilotStates = (): string =>
  stateDocument(
    'States and steps of pilots and their areas',
    [
      'Generated from the tables in `packages/domain/src` by `pnpm run docs` there; do not edit. `clock` is the scheduled check,',
      '`areas` a step that follows from the areas of a pilot, or for an area from its pilot. Who may take a step is here; what',
      'must be there beside is in [the gates](gates.md). Inclusion plans have [their own](plan-states.md).',
    ],
    [
      chapterOf(
        'A pilot',
        'What has run leaves only by an end, or into its next cycle. Data are kept in every state.',
        PILOT_MACHINE,
      ),
      chapterOf('An area in a pilot', 'No step of one area moves another.', AREA_MACHINE),
    ],
  );
