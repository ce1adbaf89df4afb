import { PLAN_MACHINE } from '../src/index.ts';
import { chapterOf, stateDocument } from './state-document.ts';

/** The generated document, from this package. */
export const PLAN_STATES_FILE = new URL('../../../docs/plan-states.md', import.meta.url);

/** States and steps of local area inclusion plans, as the rules have them. */
export const planStates = (): string =>
  stateDocument(
    'States and steps of inclusion plans',
    [
      'Generated from the table in `packages/domain/src/inclusion-plans` by `pnpm run docs` in `packages/domain`; do not edit.',
      '`clock` is the scheduled check. Who may take a step is here; what must be there beside is in [the gates](gates.md).',
    ],
    [
      chapterOf(
        'A local area inclusion plan',
        'Only Regions Group signs off, returns and extends. An amended plan is in force until the other plan takes its place.',
        PLAN_MACHINE,
      ),
    ],
  );
