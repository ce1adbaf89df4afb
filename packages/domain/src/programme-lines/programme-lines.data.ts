import { PLAN } from '../strands/data-source.ts';
import { type ProgrammeLine, programmeLineSchema } from './programme-line.ts';

const CONNECT = 'nasen Connect, May/June 2023, on the SEND and AP Improvement Plan, March 2023';
const SENCOS = 'nasen, SEND and AP Improvement Plan: what SENCOs need to know, 2023';
const OVERVIEW = 'Special Needs Jungle, the SEND Improvement Plan: an initial overview, March 2023';
const PANELS = 'PQ 22429, https://www.parallelparliament.co.uk/question/22429/special-educational-needs';
const DFE = 'Department for Education';

type Told = Partial<ProgrammeLine> & Pick<ProgrammeLine, 'id' | 'title' | 'commitment' | 'source'>;

const TOLD: readonly Told[] = [
  {
    id: 'practice-guides',
    title: 'Practice guides',
    commitment:
      'The first three practice guides for frontline professionals: autism, mental health and wellbeing, early language.',
    source: SENCOS,
    dueOn: '2025-12-31',
    dueAsPrinted: 'from the end of 2025',
  },
  {
    id: 'senco-qualification',
    title: 'SENCO qualification',
    commitment:
      'A leadership level SENCO NPQ, mandatory for those who do not hold the current qualification; up to 5,000 early years professionals gain a Level 3 SENCO qualification.',
    source: CONNECT,
  },
  {
    id: 'educational-psychologists',
    title: 'Educational psychologists',
    commitment: 'Funding to train two more cohorts of educational psychologists.',
    source: CONNECT,
  },
  {
    id: 'elsec',
    title: 'Early Language and Support for Every Child (ELSEC)',
    commitment:
      'Pathfinders in nine integrated care board areas improve access to speech and language therapy.',
    owner: `${DFE}, with NHS England`,
    source: SENCOS,
  },
  {
    id: 'workforce',
    title: 'Workforce planning',
    commitment:
      'A joint approach of the two departments to SEND workforce planning, with a steering group set up in 2023.',
    owner: `${DFE}, with the Department of Health and Social Care`,
    source: OVERVIEW,
    dueAsPrinted: 'complete by 2025',
  },
  {
    id: 'ehc-plan-template',
    title: 'Standard EHC plan template',
    commitment: 'A standard template that local authorities are encouraged to adopt, and digital plans.',
    source: OVERVIEW,
  },
  {
    id: 'multi-agency-panels',
    title: 'Multi-agency panels',
    commitment:
      'Panels improve the quality of decision making and parental confidence in the needs assessment process; the decision and its legal test stay with the authority.',
    owner: 'Local authorities',
    source: PANELS,
  },
  {
    id: 'three-tier-alternative-provision',
    title: 'Three-tier alternative provision',
    commitment:
      'Targeted early support in mainstream, time-limited intensive placements, and longer placements on the way back to mainstream or to a post-16 destination.',
    source: SENCOS,
  },
  {
    id: 'bands-and-tariffs',
    title: 'Bands and tariffs',
    commitment: 'A national approach to funding bands and tariffs on the basis of the National Standards.',
    source: SENCOS,
  },
  {
    id: 'notional-sen-budget',
    title: 'Notional SEN budget',
    commitment: 'The notional budget is considered in the light of the National Funding Formula.',
    source: SENCOS,
    dueAsPrinted: 'more detail later in 2023',
  },
  {
    id: 'transitions',
    title: 'Transitions',
    commitment:
      'Transition guidance for all stages, into post-16 destinations and employment above all; supported internships and adjustment passports.',
    source: SENCOS,
  },
  {
    id: 'inspections',
    title: 'Area SEND inspections',
    commitment: 'The new phase of area SEND inspections.',
    owner: 'Ofsted and the Care Quality Commission',
    source: OVERVIEW,
    status: 'under-way',
    dueAsPrinted: 'already started in March 2023',
  },
  {
    id: 'dashboards',
    title: 'Inclusion dashboards',
    commitment:
      'Local and national inclusion dashboards support the development of local inclusion plans and give parents transparency.',
    source: `${OVERVIEW}, quoting the ${PLAN}`,
    dueAsPrinted: 'from autumn 2023',
  },
];

/** The improvement plan's other commitments that public sources name. A day is due only where a source gives one. */
export const PROGRAMME_LINES: readonly ProgrammeLine[] = TOLD.map((told) =>
  programmeLineSchema.parse({
    owner: DFE,
    dueOn: null,
    dueAsPrinted: null,
    status: 'not-reported',
    evidence: [],
    ...told,
  }),
);
