import { type DutyHolder, STATUTORY_LIMITS, type StatutoryClock } from '../templates/statutory-limits.ts';
import { type Template, templateSchema } from '../templates/template.ts';
import { PLAN, pilotChoice, published, statute } from './data-source.ts';

const IPSEA = 'https://www.ipsea.org.uk/the-mediation-process';
const STANDARDS = 'https://civilmediation.org/1440-2/';
const ADVISER = 'mediation-adviser';
const faster = ([on, clock]: readonly [DutyHolder, StatutoryClock], name: string, label: string) => {
  const { unit, limit, citation } = STATUTORY_LIMITS[clock];
  return {
    name,
    label,
    type: unit,
    unit,
    default: limit,
    range: { min: 1, max: limit },
    whoMayVary: 'authority',
    source: statute(citation),
    reason: 'A pilot may be faster than the law and never slower.',
    effect: { kind: 'statutory-duty', on, clock },
  };
};

/** Strengthened mediation: duties on the authority, the integrated care board and the adviser. Families are free. */
export const MEDIATION: Template = templateSchema.parse({
  strand: 'mediation',
  title: 'Strengthened mediation',
  version: 1,
  purpose:
    'Mediation that families find worth asking for: registered mediators, somebody there who can decide, agreements that are kept. Taking part stays voluntary for families, whoever they bring.',
  orderings: [],
  guardrails: ['felt-pressured', 'days-decision-to-certificate'],
  parameters: [
    {
      name: 'professional-standards',
      label: 'Professional standards that mediators work to',
      type: 'code',
      unit: null,
      default: 'send-mediation-2018',
      codes: [
        { code: 'send-mediation-2018', label: 'CMC and CoM SEND mediation standards, May 2018' },
        {
          code: 'send-mediation-revised',
          label: 'The standards as revised after the consultation of March 2024',
        },
      ],
      whoMayVary: 'partnership',
      source: published(STANDARDS),
      reason: 'The plan reviews and builds on the existing standards.',
      effect: { kind: 'selection', of: 'professional-standards' },
    },
    {
      name: 'contact-channels',
      label: 'How a family can reach the mediation adviser',
      type: 'codes',
      unit: null,
      default: ['telephone', 'e-mail', 'post'],
      codes: [
        { code: 'telephone', label: 'Telephone' },
        { code: 'e-mail', label: 'E-mail' },
        { code: 'post', label: 'Post' },
        { code: 'web-form', label: 'Web form' },
        { code: 'text-message', label: 'Text message' },
        { code: 'relay-service', label: 'Relay or sign language service' },
      ],
      least: 2,
      whoMayVary: 'authority',
      source: pilotChoice('at least two, so that nobody depends on a screen'),
      reason: 'More families opt for mediation when they can reach the adviser their own way.',
      effect: { kind: 'offer', to: 'families', of: 'channel' },
    },
    {
      name: 'information-given',
      label: 'Information given beside the statutory notice',
      type: 'codes',
      unit: null,
      default: ['what-happens', 'it-is-voluntary', 'appeal-rights-stay'],
      codes: [
        { code: 'what-happens', label: 'What happens at a mediation, in plain English' },
        { code: 'it-is-voluntary', label: 'Taking part is voluntary for you' },
        { code: 'appeal-rights-stay', label: 'Your right of appeal stays, and its time limit with it' },
        { code: 'bring-anybody', label: 'You can bring whom you like' },
        { code: 'easy-read', label: 'The same in easy read' },
      ],
      least: 2,
      whoMayVary: 'authority',
      source: published(
        'DfE with the Council for Disabled Children, guidance for families: PQ 22429, 22 April 2024',
      ),
      reason: 'A pilot adds information; the notice of regulation 32 is always given.',
      effect: { kind: 'offer', to: 'families', of: 'information' },
    },
    {
      name: 'authority-attends',
      label: 'Who attends for the authority with authority to decide',
      type: 'code',
      unit: null,
      default: 'decision-maker',
      codes: [
        { code: 'decision-maker', label: 'A manager who can decide every issue there and then' },
        { code: 'head-of-service', label: 'The head of the SEND service' },
        { code: 'director', label: "The director of children's services or a deputy" },
      ],
      whoMayVary: 'authority',
      source: published(`${PLAN}; https://sensationalfamilies.org.uk/resources/27-mediation`),
      reason: 'Authorities that send nobody who can decide are what the plan set out to mend.',
      effect: { kind: 'attendance', of: 'authority' },
    },
    {
      name: 'icb-attends',
      label: 'Who attends for the integrated care board where health provision is an issue',
      type: 'code',
      unit: null,
      default: 'dco',
      codes: [
        { code: 'dco', label: 'The designated clinical or medical officer, with authority to decide' },
        { code: 'executive-lead', label: 'The executive lead for SEND' },
      ],
      whoMayVary: 'partnership',
      source: published(IPSEA),
      reason: 'Health issues need somebody who can decide on health provision.',
      effect: { kind: 'attendance', of: 'icb' },
    },
    faster(
      ['authority', 'tell-the-icb'],
      'tell-icb-within',
      'The authority tells the integrated care board within',
    ),
    faster(
      ['authority', 'arrange-mediation'],
      'arrange-within',
      'The authority arranges the mediation within',
    ),
    faster(
      ['icb', 'arrange-mediation'],
      'icb-arrange-within',
      'The integrated care board arranges mediation on health alone within',
    ),
    faster(
      [ADVISER, 'certify-no-mediation'],
      'certificate-not-pursued',
      'Certificate when mediation is not wanted, within',
    ),
    faster([ADVISER, 'certify-mediation'], 'certificate-after', 'Certificate after the mediation, within'),
    faster(
      [ADVISER, 'certify-deemed-mediation'],
      'certificate-deemed',
      'Certificate when it could not be arranged, within',
    ),
    faster(
      ['authority', 'start-assessment-after-agreement'],
      'start-assessment-within',
      'An agreed assessment starts within',
    ),
    faster(
      ['authority', 'amend-the-plan-after-agreement'],
      'amend-plan-within',
      'An agreed amendment is made within',
    ),
    {
      name: 'follow-up-agreement',
      label: 'The authority reports on every agreed action within',
      type: 'weeks',
      unit: 'weeks',
      default: 4,
      range: { min: 1, max: 12 },
      whoMayVary: 'authority',
      source: pilotChoice('agreements that are not implemented are a known failing'),
      reason: 'Where the agreement names its dates in writing, those are the dates.',
      effect: { kind: 'practice-duty', on: 'authority', does: 'follow-up' },
    },
    {
      name: 'non-participation',
      label: 'What is recorded when an authority does not take part',
      type: 'codes',
      unit: null,
      default: ['refusal', 'nobody-who-can-decide', 'late'],
      codes: [
        { code: 'refusal', label: 'It refused' },
        { code: 'cancelled', label: 'It cancelled' },
        { code: 'nobody-who-can-decide', label: 'It sent nobody who could decide' },
        { code: 'late', label: 'It missed the 30 days' },
      ],
      least: 2,
      whoMayVary: 'partnership',
      source: published(
        `${PLAN}: "will take action where local areas are not participating in mediation as required"`,
      ),
      reason: 'Only a body is monitored here, never a family.',
      effect: { kind: 'record', of: 'attendance' },
    },
    {
      name: 'confidence-survey',
      label: 'Families are asked whether they understood their rights and felt pressed',
      type: 'boolean',
      unit: null,
      default: true,
      whoMayVary: 'nobody',
      source: pilotChoice('pressure on families is a guardrail, so no pilot does without'),
      reason: 'Mediation used to delay or to press would show here first.',
      effect: { kind: 'record', of: 'feedback' },
    },
    {
      name: 'stop-felt-pressed',
      label: 'Pause when this share of families felt pressed',
      type: 'integer',
      unit: 'per cent',
      default: 10,
      range: { min: 1, max: 20 },
      whoMayVary: 'partnership',
      source: pilotChoice('the threshold is each pilot’s, within the range'),
      reason: 'Mediation is voluntary.',
      effect: { kind: 'stop-rule', action: 'pause' },
    },
  ],
});
