import { type Parameter, statutoryLimit } from '@rep/domain';

type Effect = Parameter['effect'];

const BODIES = {
  authority: 'the authority',
  icb: 'the integrated care board',
  'mediation-adviser': 'the mediation adviser',
} as const;
const PRACTICES = {
  explain: 'explains',
  prepare: 'prepares',
  'follow-up': 'follows up',
  review: 'reviews',
  report: 'reports',
  publish: 'publishes',
  record: 'records',
} as const;
const spaced = (code: string): string => code.replaceAll('-', ' ');

/** What a parameter does, as people read it. */
export function effectWords(effect: Effect): string {
  switch (effect.kind) {
    case 'statutory-duty':
      return `How soon ${BODIES[effect.on]} must ${statutoryLimit(effect.clock).duty}`;
    case 'practice-duty':
      return `What ${BODIES[effect.on]} ${PRACTICES[effect.does]}, beside its statutory steps`;
    case 'attendance':
      return `Who comes from ${BODIES[effect.of]} with authority to decide`;
    case 'list-length':
      return `The ${effect.bound} list that is drawn up`;
    case 'inclusion-criteria':
      return 'What a list may be drawn up by';
    case 'offer':
      return `Offered to ${effect.to}: ${spaced(effect.of)}`;
    case 'record':
      return `What is recorded: ${spaced(effect.of)}`;
    case 'stop-rule':
      return effect.action === 'pause' ? 'When new starts pause' : 'When somebody is told';
    case 'selection':
      return `Chosen: ${spaced(effect.of)}`;
    case 'note':
      return 'A note between professionals';
    case 'required-of-families':
      return `Required of families under the change of the law ${effect.lawChange}`;
  }
}

/** An effect as the value of a choice. */
export const effectKey = (effect: Effect): string => Object.values(effect).join(':');
