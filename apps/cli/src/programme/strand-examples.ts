import type { RepId } from '@rep/contracts';
import { LISTS_PLAN, MEDIATION_PLAN, STANDARDS_PLAN } from './pilot-plans.data.ts';
import type { PilotExample } from './pilot-steps.ts';

/** Whose example it is: the first area leads. */
type Where = { readonly repId: RepId; readonly areas: readonly [string, ...string[]] };
const at = ({ repId, areas }: Where) => ({ repId, areas, lead: areas[0] });

/** A made-up pilot of strengthened mediation. */
export const mediationExample = (where: Where): PilotExample => ({
  ...at(where),
  name: 'mediation',
  title: 'Example: mediation with somebody who can decide',
  strand: 'mediation',
  plan: MEDIATION_PLAN,
  variant: {
    name: 'Example: sooner, and followed up',
    values: {
      'arrange-within': { value: 20, reason: 'Example: ten days sooner than the law asks.' },
      'contact-channels': {
        value: ['telephone', 'e-mail', 'post', 'text-message'],
        reason: 'Example: families asked for text messages.',
      },
    },
  },
});

/** A made-up pilot of advisory tailored lists. */
export const listsExample = (where: Where): PilotExample => ({
  ...at(where),
  name: 'tailored-lists',
  title: 'Example: a list of settings beside the draft plan',
  strand: 'tailored-lists',
  plan: LISTS_PLAN,
  variant: {
    name: 'Example: up to eight settings, in more formats',
    values: {
      'longest-list': { value: 8, reason: 'Example: the area has many settings within reach.' },
      formats: {
        value: ['print', 'digital', 'easy-read', 'translated'],
        reason: 'Example: families asked for translations.',
      },
    },
  },
});

/** A made-up pilot of National Standards; `cycle` 2 tries another statement besides. */
export const standardsExample = (where: Where, cycle: 1 | 2 = 1): PilotExample => ({
  ...at(where),
  name: cycle === 1 ? 'national-standards' : 'national-standards/2',
  title: `Example: what is ordinarily available${cycle === 1 ? '' : ', second cycle'}`,
  strand: 'national-standards',
  plan: STANDARDS_PLAN,
  variant: {
    name: 'Example: universal provision and SEN Support',
    values: {
      statements: {
        value: [
          'ordinarily-available',
          'good-identification',
          ...(cycle === 1 ? [] : ['teaching-assistants']),
        ],
        reason: 'Example: few statements, tried well.',
      },
      phases: { value: ['primary', 'secondary'], reason: 'Example: settings of both phases agreed.' },
    },
  },
});
