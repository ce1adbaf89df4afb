import { AREAS_OF_NEED, PRACTICE_GUIDES, STATEMENT_PHASES, TIERS } from '../standards/statement.ts';
import { STATEMENTS } from '../standards/statements.data.ts';
import { type Template, templateSchema } from '../templates/template.ts';
import { PLAN, pilotChoice, published } from './data-source.ts';

const inWords = (code: string): string => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');
const codesOf = (codes: readonly string[]) => codes.map((code) => ({ code, label: inWords(code) }));
const SCOMIS = 'https://scomis.org/news/special-educational-needs-and-disabilities-improvement-plan';
const selection = { type: 'codes', unit: null, least: 1, whoMayVary: 'partnership' };

/** National Standards: statements tried in settings that agreed to try them. They are advice and add no legal test (G11). */
export const NATIONAL_STANDARDS: Template = templateSchema.parse({
  strand: 'national-standards',
  title: 'National Standards',
  version: 1,
  purpose:
    "Statements of what good support looks like, tried in settings that agreed. They add no test to the law, and the authority's duty under section 42 stays whoever provides.",
  orderings: [],
  parameters: [
    {
      name: 'statements',
      label: 'Statements that are tried',
      ...selection,
      default: ['ordinarily-available'],
      codes: STATEMENTS.map(({ id, title }) => ({ code: id, label: title })),
      source: published(PLAN),
      reason: 'A pilot tries few statements well.',
      effect: { kind: 'selection', of: 'standard-statements' },
    },
    {
      name: 'areas-of-need',
      label: 'Areas of need',
      ...selection,
      default: [...AREAS_OF_NEED],
      codes: codesOf(AREAS_OF_NEED),
      source: published('SEND Code of Practice: 0 to 25 years, chapter 6'),
      reason: 'The four broad areas by which plans are written.',
      effect: { kind: 'selection', of: 'areas-of-need' },
    },
    {
      name: 'phases',
      label: 'Phases',
      ...selection,
      default: ['primary'],
      codes: codesOf(STATEMENT_PHASES),
      source: pilotChoice('each pilot says where it tries its statements'),
      reason: 'A statement can be read differently in a nursery and a college.',
      effect: { kind: 'selection', of: 'phases' },
    },
    {
      name: 'tiers',
      label: 'Tiers',
      ...selection,
      default: ['universal', 'sen-support'],
      codes: codesOf(TIERS),
      source: published(SCOMIS),
      reason: 'Universal provision and SEN Support are most deliverable in the current system.',
      effect: { kind: 'selection', of: 'tiers' },
    },
    {
      name: 'practice-guides',
      label: 'Practice guides in use',
      ...selection,
      least: 0,
      default: [],
      codes: codesOf(PRACTICE_GUIDES),
      source: published('nasen, SEND and AP Improvement Plan: what SENCOs need to know, 2023'),
      reason: 'Three guides were to be published by the end of 2025.',
      effect: { kind: 'selection', of: 'practice-guides' },
    },
    {
      name: 'setting-support',
      label: 'What a setting gets for trying a statement',
      ...selection,
      whoMayVary: 'authority',
      default: ['training'],
      codes: [
        { code: 'training', label: 'Training' },
        { code: 'adviser-visits', label: 'Visits by an adviser' },
        { code: 'release-time', label: 'Time for staff, paid for' },
      ],
      source: pilotChoice('settings will need professional development (nasen Connect, May/June 2023)'),
      reason: 'A setting that is asked for work is given something for it.',
      effect: { kind: 'offer', to: 'settings', of: 'support' },
    },
    {
      name: 'audit-answers',
      label: 'What is recorded of a statement in a setting',
      ...selection,
      whoMayVary: 'nobody',
      default: ['met', 'partly', 'no', 'not-assessed', 'above'],
      codes: codesOf(['met', 'partly', 'no', 'not-assessed', 'above']),
      source: published('nasen Connect, May/June 2023: a minimum on which further innovation builds'),
      reason: 'Provision above the standard is recorded, so that the minimum does not become the ceiling.',
      effect: { kind: 'record', of: 'outcome' },
    },
    {
      name: 'local-bands',
      label: "The authority's band or tariff scheme is mapped to the national one",
      type: 'boolean',
      unit: null,
      default: false,
      whoMayVary: 'authority',
      source: published('nasen, SEND and AP Improvement Plan: what SENCOs need to know, 2023'),
      reason:
        'Standards are meant as a basis of bands and tariffs, which never replace the decision on one child.',
      effect: { kind: 'practice-duty', on: 'authority', does: 'publish' },
    },
    {
      name: 'stop-burden',
      label: 'Tell the partnership when a setting spends more than',
      type: 'integer',
      unit: 'minutes a week',
      default: 60,
      range: { min: 10, max: 240 },
      whoMayVary: 'partnership',
      source: pilotChoice('the burden that the setting saw when it agreed is the measure'),
      reason: 'A setting agreed to a burden that it saw.',
      effect: { kind: 'stop-rule', action: 'notify' },
    },
  ],
});
