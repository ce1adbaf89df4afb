import { type Template, templateSchema } from '../templates/template.ts';
import { PLAN, pilotChoice, published, statute } from './data-source.ts';

const TIERS = [
  { code: 'targeted', label: 'Tier 1: targeted support in mainstream' },
  { code: 'time-limited', label: 'Tier 2: time-limited placements with the aim of a return' },
  { code: 'transitional', label: 'Tier 3: placements on the way to a new school or post-16' },
];
const SECTIONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h1', 'h2', 'i', 'j', 'k'];
const THREE_TIER =
  'https://next.shropshire.gov.uk/the-send-local-offer/strategy-policy-and-guidance/send-and-ap-change-programme/three-tier-model-for-alternative-provision';
const LEEDS = 'https://leedslocaloffer.org.uk/education/education-health-and-care-plans-ehcp';
const choose = { type: 'codes', unit: null, least: 1 };

const ALTERNATIVE_PROVISION = templateSchema.parse({
  strand: 'alternative-provision',
  title: 'Three-tier alternative provision',
  version: 1,
  purpose: 'Support in mainstream first, placements that end, and a way back.',
  orderings: [],
  parameters: [
    {
      ...choose,
      name: 'tiers',
      label: 'Tiers in use',
      default: ['targeted'],
      codes: TIERS,
      whoMayVary: 'partnership',
      source: published(THREE_TIER),
      reason: 'The model has three tiers; an area may start with the first.',
      effect: { kind: 'selection', of: 'tiers' },
    },
    {
      name: 'placement-review',
      label: 'The authority reviews a tier 2 placement at the latest after',
      type: 'weeks',
      unit: 'weeks',
      default: 6,
      range: { min: 1, max: 12 },
      whoMayVary: 'authority',
      source: pilotChoice('time-limited, with no number'),
      reason: 'A placement with no review does not end.',
      effect: { kind: 'practice-duty', on: 'authority', does: 'review' },
    },
    {
      name: 'sen-status-recorded',
      label: 'SEN status is recorded on entry to each tier',
      type: 'boolean',
      unit: null,
      default: true,
      whoMayVary: 'nobody',
      source: published('Special Needs Jungle, the SEND Improvement Plan: an initial overview, March 2023'),
      reason: 'Looking at behaviour alone misses SEND.',
      effect: { kind: 'record', of: 'outcome' },
    },
  ],
});

const EHC_PLAN_TEMPLATE = templateSchema.parse({
  strand: 'ehc-plan-template',
  title: 'Standard EHC plan template',
  version: 1,
  purpose: 'One form of plan with the statutory sections, each separately identified.',
  orderings: [],
  parameters: [
    {
      ...choose,
      name: 'sections',
      label: 'Sections of a plan',
      least: SECTIONS.length,
      default: SECTIONS,
      codes: SECTIONS.map((code) => ({ code, label: `Section ${code.toUpperCase()}` })),
      whoMayVary: 'nobody',
      source: statute('SEND Regulations 2014, reg 12'),
      reason: 'All sections are required, each separately identified.',
      effect: { kind: 'selection', of: 'plan-sections' },
    },
    {
      ...choose,
      name: 'formats',
      label: 'Formats that a family can choose from',
      default: ['digital', 'print'],
      codes: [
        { code: 'digital', label: 'Digital, which can be edited' },
        { code: 'print', label: 'Print' },
      ],
      whoMayVary: 'authority',
      source: published(`${PLAN}: plans move to digital systems`),
      reason: 'Families asked for digital drafts; nobody is made to use a screen.',
      effect: { kind: 'offer', to: 'families', of: 'format' },
    },
    {
      name: 'golden-thread',
      label: 'The authority reviews the thread from need to provision to outcome',
      type: 'boolean',
      unit: null,
      default: true,
      whoMayVary: 'partnership',
      source: published(LEEDS),
      reason: 'A good plan has a clear thread between need, provision and outcomes.',
      effect: { kind: 'practice-duty', on: 'authority', does: 'review' },
    },
  ],
});

/** Two strands more, for tests: what it takes is this file, which holds data alone. */
export const FURTHER_STRANDS: readonly Template[] = [ALTERNATIVE_PROVISION, EHC_PLAN_TEMPLATE];
