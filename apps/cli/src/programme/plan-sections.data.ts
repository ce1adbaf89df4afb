import type { PlanSection } from '@rep/domain';

const MADE_UP = 'Example for practice: this says nothing about the area.';
const text = (id: string, words: string): PlanSection => ({ id, kind: 'text', text: `${MADE_UP} ${words}` });

/** A plan that says what such a plan would: no section says anything about a real area. */
export const PLAN_SECTIONS: readonly PlanSection[] = [
  text('needs', 'Needs are read from the SEN2 return and the school census, by area of need and phase.'),
  {
    id: 'provision-map',
    kind: 'provision-map',
    rows: [
      {
        ...{ provision: 'Resourced provision, autism', provider: 'A mainstream primary school', places: 12 },
        note: 'Example.',
      },
      {
        ...{ provision: 'Outreach for language', provider: 'A special school', places: null },
        note: 'Example: places are not counted for outreach.',
      },
      {
        ...{ provision: 'Nurture groups', provider: 'Settings that opted in', places: 40 },
        note: 'Example.',
      },
    ],
  },
  {
    id: 'commissioning',
    kind: 'commissioning',
    rows: [
      {
        need: 'Speech, language and communication',
        intention:
          'Example: early language support in settings, bought by the authority and the integrated care board together.',
        by: '2027-09-01',
      },
    ],
  },
  text('inclusion', 'Settings say what is ordinarily available, and are helped by advisers and training.'),
  text(
    'alternative-provision',
    'Targeted support in mainstream schools, time-limited placements, and transitional placements.',
  ),
  text(
    'co-production',
    'A parent carer forum and young people read two drafts, and each comment was answered.',
  ),
  text('workforce', 'Educational psychologists and SENCOs in post, and training that is planned.'),
];
