import {
  AREAS_OF_NEED,
  S42_NOTE,
  STATEMENT_PHASES,
  type Statement,
  statementSchema,
  TIERS,
} from './statement.ts';

const CONNECT = 'nasen Connect, May/June 2023, on the SEND and AP Improvement Plan, March 2023';
const SENCOS = 'nasen, SEND and AP Improvement Plan: what SENCOs need to know, 2023';
const RESPONSE = 'nasen, response to the SEND and AP Improvement Plan, 2 March 2023';
const OVERVIEW =
  'Special Needs Jungle, the SEND Improvement Plan: an initial overview, March 2023, quoting the plan';
const SUMMARY = 'SEND and AP Improvement Plan, March 2023, as summarised for governors';
const SCOMIS = 'https://scomis.org/news/special-educational-needs-and-disabilities-improvement-plan';

/** No set of standards was published for testing, so the sources' own words stand for everybody until a set says more. */
const EVERYWHERE = {
  version: 1,
  areasOfNeed: [...AREAS_OF_NEED],
  phases: [...STATEMENT_PHASES],
  tiers: [...TIERS],
  provider: 'not-stated',
  budget: 'not-stated',
  evidence: 'not-rated',
  practiceGuide: null,
  status: 'test',
  // Testing of some elements was to start "by the end of 2023".
  effectiveFrom: '2023-12-01',
  effectiveTo: null,
  dutyNote: S42_NOTE,
} as const;
type Told = Partial<Statement> & Pick<Statement, 'id' | 'title' | 'expectation' | 'source'>;

const TOLD: readonly Told[] = [
  {
    id: 'ordinarily-available',
    title: 'Ordinarily available provision',
    expectation:
      'The support that is ordinarily available in mainstream settings is set out and made available.',
    tiers: ['universal', 'sen-support'],
    provider: 'setting',
    source: CONNECT,
  },
  {
    id: 'provision-through-plans',
    title: 'Provision through EHC plans',
    expectation: 'It is clear what provision is made through education, health and care plans.',
    tiers: ['ehc-plan'],
    provider: 'authority',
    source: CONNECT,
  },
  {
    id: 'good-identification',
    title: 'Identifying needs',
    expectation: 'It is clear what good looks like in identifying a range of needs.',
    source: CONNECT,
  },
  {
    id: 'good-provision',
    title: 'Meeting needs',
    expectation: 'It is clear what good looks like in meeting a range of needs.',
    source: CONNECT,
  },
  {
    id: 'who-secures-provision',
    title: 'Who secures which provision',
    expectation: 'It is clear who is responsible for delivering which provision, from birth to 25.',
    source: OVERVIEW,
  },
  {
    id: 'which-budget',
    title: 'Which budget pays',
    expectation: 'It is clear from which budget provision is paid, across education, health and social care.',
    source: RESPONSE,
  },
  {
    id: 'evidence-based-identification',
    title: 'Evidence-based identification for SEN Support',
    expectation: 'Settings identify needs at SEN Support by approaches that rest on evidence.',
    tiers: ['sen-support'],
    provider: 'setting',
    source: CONNECT,
  },
  {
    id: 'evidence-based-intervention',
    title: 'Evidence-based intervention for SEN Support',
    expectation: 'Settings intervene at SEN Support by approaches that rest on evidence.',
    tiers: ['sen-support'],
    provider: 'setting',
    source: CONNECT,
  },
  {
    id: 'autism-guide',
    title: 'Autism: practice guide',
    expectation:
      'Frontline professionals work with autistic children and young people by the practice guide.',
    areasOfNeed: ['communication-and-interaction'],
    tiers: ['universal', 'sen-support'],
    provider: 'setting',
    practiceGuide: 'autism',
    source: SENCOS,
  },
  {
    id: 'mental-health-guide',
    title: 'Mental health and wellbeing: practice guide',
    expectation: 'Frontline professionals support mental health and wellbeing by the practice guide.',
    areasOfNeed: ['social-emotional-and-mental-health'],
    tiers: ['universal', 'sen-support'],
    provider: 'setting',
    practiceGuide: 'mental-health-and-wellbeing',
    source: CONNECT,
  },
  {
    id: 'early-language-guide',
    title: 'Early language: practice guide',
    expectation: 'Frontline professionals support early language by the practice guide.',
    areasOfNeed: ['communication-and-interaction'],
    phases: ['early-years', 'primary'],
    tiers: ['universal', 'sen-support'],
    provider: 'setting',
    practiceGuide: 'early-language',
    source: CONNECT,
  },
  {
    id: 'teaching-assistants',
    title: 'Deploying teaching assistants',
    expectation: 'Teaching assistants are deployed in the ways that the practice guides find effective.',
    tiers: ['universal', 'sen-support'],
    provider: 'setting',
    source: SENCOS,
  },
  {
    id: 'adapted-environment',
    title: 'Adapting the physical and sensory environment',
    expectation: 'Settings adapt the physical and sensory environment.',
    tiers: ['universal'],
    provider: 'setting',
    source: SCOMIS,
  },
  {
    id: 'leaders-make-available',
    title: 'What leaders make available',
    expectation:
      'Heads, governing boards, college principals, directors of children’s services and integrated care boards know what provision they make available in every local area, nursery, school and college.',
    source: SUMMARY,
  },
  {
    id: 'minimum-not-ceiling',
    title: 'A minimum, not a ceiling',
    expectation:
      'A standard is a minimum to build on: provision above it is recorded, and meeting it ends nothing.',
    source: CONNECT,
  },
  {
    id: 'need-drives-provision',
    title: 'Need drives provision',
    expectation:
      'Bands and tariffs inform funding only; each decision is made on the needs of one child or young person.',
    source: SENCOS,
  },
];

/** The statements that public sources support, each with its source. What they leave open says `not-stated`. */
export const STATEMENTS: readonly Statement[] = TOLD.map((told) =>
  statementSchema.parse({ ...EVERYWHERE, ...told }),
);
