/**
 * What an indicator counts, where that decides what it may be used for (G17, domain.md 2.8): plans and their proxies are
 * never success; appeals are, only beside access to redress.
 */
export type IndicatorSubject = 'plan-volume' | 'appeal-volume' | 'access-to-redress' | 'other';
export type Indicator = {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly subject: IndicatorSubject;
};

const of = (subject: IndicatorSubject, names: Readonly<Record<string, string>>): Indicator[] =>
  Object.entries(names).map(([id, name]) => ({ id, version: 1, name, subject }));

/** The indicators that a pilot can choose from (domain.md appendix C). A definition that changes is a new version. */
export const INDICATORS: readonly Indicator[] = [
  ...of('plan-volume', {
    'requests-received': 'Requests for an assessment received',
    'refusal-to-assess': 'Share of requests decided not to assess',
    'plans-issued': 'Plans issued',
    'specialist-share-of-named-settings': 'Share of named settings that are specialist or independent',
  }),
  ...of('appeal-volume', {
    'section-i-appeal-rate': 'Appeals on section I only, of plans finalised',
    'appeal-after-mediation': 'Appeals after mediation, of mediations held',
    'appeal-rate': 'Appeals, of appealable decisions',
  }),
  ...of('access-to-redress', {
    'days-decision-to-certificate':
      'Median days from decision to mediation certificate, and cancellations by the authority',
    'appeals-lodged-out-of-time': 'Share of appeals lodged out of time',
    'appeals-decided-for-appellant': 'Share of appeals decided for the appellant',
    'complaints-upheld': 'Share of complaints upheld, the ombudsman’s among them',
  }),
  ...of('other', {
    'six-week-decision': 'Decisions within 42 days',
    'plans-within-20-weeks': 'Plans within 20 weeks, without exceptions',
    'plans-within-20-weeks-with-exceptions': 'Plans within 20 weeks, with exceptions',
    'all-in-timeliness': 'Plans within 140 days, mediated and tribunal cases among them',
    'days-request-to-plan': 'Median and 90th percentile days from request to plan',
    'exception-use': 'Share of plans with an exception',
    'review-decision-within-4-weeks': 'Annual review decisions within 4 weeks',
    'plan-within-12-weeks-of-review': 'Final plans within 12 weeks of the review',
    'phase-transfer-by-due-date': 'Phase transfer plans final by their date',
    'advice-late': 'Advice that came after 6 weeks',
    'list-coverage': 'Drafts with an advisory list, of drafts in scope',
    'list-length': 'Median length of lists',
    's38-notice': 'Drafts with the notice of section 38',
    'off-list-request': 'Requests for a setting that is not on the list',
    'off-list-named': 'Off-list requests that were named',
    'first-preference-named': 'First preferences named',
    'refusal-grounds': 'Grounds of refusals under section 39',
    'listed-setting-could-admit': 'Listed settings that could meet the need',
    'parent-clarity': 'Clarity, and freedom of choice, as parents rate it',
    'adviser-contact': 'Contacts with a mediation adviser, of appealable decisions',
    'mediation-take-up': 'Mediations held, of contacts',
    'mediation-within-30-days': 'Mediations within 30 days of the request',
    'deemed-certificates': 'Deemed certificates, of requests',
    'decision-maker-present': 'Mediations with somebody who could decide',
    'agreement-reached': 'Mediations with agreement, full or part',
    'actions-on-time': 'Agreed actions done on time',
    'felt-pressured': 'Families who felt pressed',
    'standard-met': 'Standards met, by area of need, phase and tier',
    'oap-minutes': 'Minutes of ordinarily available provision for each pupil and week',
    'identification-to-support': 'Days from identification to support',
    'order-compliance': 'Tribunal orders complied with on time',
    reintegration: 'Pupils reintegrated in the planned weeks',
    'data-completeness': 'Events received, of those expected',
    'staff-minutes': 'Minutes of staff for each event of a case',
  }),
];

const byId = new Map(INDICATORS.map((indicator) => [`${indicator.id}@${indicator.version}`, indicator]));

/** The indicator of that id and version, or undefined. */
export const findIndicator = ({
  id,
  version,
}: {
  readonly id: string;
  readonly version: number;
}): Indicator | undefined => byId.get(`${id}@${version}`);

/** An indicator by its name, for people; one that is not in the list by its id. */
export const indicatorName = (ref: { readonly id: string; readonly version: number }): string =>
  findIndicator(ref)?.name ?? ref.id;

/** As `indicatorName`, where any version is meant: between quotation marks, because names have commas. */
export const quotedIndicator = (id: string): string =>
  `‘${INDICATORS.findLast((each) => each.id === id)?.name ?? id}’`;

/** The guardrails without which fewer appeals count for nothing. */
export const REDRESS_GUARDRAILS: readonly string[] = INDICATORS.filter(
  ({ subject }) => subject === 'access-to-redress',
).map(({ id }) => id);
