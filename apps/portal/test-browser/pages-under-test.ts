const HEADLINE = '/measures/timeliness_20_week.pc_plans_issued_20_weeks_ex';

/** The example programme makes the same ids at every start. */
const PILOTS = '/partnerships/london/pilots';
const LISTS = `${PILOTS}/6103a118-5d2a-8bcc-8e0e-2d1df1d371be`;
const MEDIATION = `${PILOTS}/afd8f738-68a5-8394-87f4-764c1e1ac7dd`;
const STANDARDS = `${PILOTS}/54b944ca-3a6c-8715-8642-895333f18da8`;
const PLANS = '/partnerships/london/plans';
const ISLINGTON = `${PLANS}/e09000019-2eb98f84-8cd2-87d9-8c6c-63a3542aca15`;
const CAMDEN = `${PLANS}/e09000007-57691893-5298-8d0c-8dbd-42853058f029`;
const MONEY = '/partnerships/london/money';
const REPORTS = '/partnerships/london/programme-lines';
const LADDER = '/partnerships/london/ladder';
const VARIANTS = '/partnerships/london/variants';
const VARIANT = `${VARIANTS}/72491c1f-f9a6-8d2c-8d80-32a28758f190`;

const SAID = `/partnerships/london/co-production/pilot/${MEDIATION.slice(PILOTS.length + 1)}`;
const APPROACHES = '/partnerships/london/mediation';
const FEEDBACK = '/partnerships/london/feedback';

const TEMPLATE = '/templates/tailored-lists';
const STATEMENT = '/standards/statements/ordinarily-available';
const TEST_SET = '/standards/sets/programme-test-set';

/** Every page, seen by a role that may see it; what is not there and what is refused are pages too. */
export const PAGES: readonly { readonly account: string; readonly paths: readonly string[] }[] = [
  {
    account: 'dfe-policy',
    paths: [`${MEDIATION}/decisions/new`, `${MEDIATION}/breach`, FEEDBACK, SAID],
  },
  { account: 'setting', paths: ['/partnerships/london/settings', `${FEEDBACK}/give`, `${SAID}/comment`] },
  {
    account: 'camden-drafter',
    paths: [
      ...[APPROACHES, `${APPROACHES}/E09000007`, `${APPROACHES}/E09000007/edit`, `${MEDIATION}/learning`],
      ...[`${STANDARDS}/settings`, `${MEDIATION}/decisions`, `${SAID}/share`, '/drafts/london/not-whole'],
    ],
  },
  {
    account: 'lead-authority',
    paths: [
      ...['/', '/partnerships/london', '/partnerships/london/pilots', '/partnerships/london/pilots/new'],
      ...['/partnerships/london/export', `${LISTS}/pack`, `${LISTS}/decision`],
    ],
  },
  {
    account: 'barnet-drafter',
    paths: [
      `${STANDARDS}/settings/invite`,
      ...['/', PILOTS, `${PILOTS}?state=live`, LISTS, `${LISTS}/steps/record-exit`, `${LISTS}/steps/deviate`],
      ...[
        'what-and-why',
        'areas',
        'design',
        'indicators',
        'outcome',
        'data-and-burden',
        'variant',
        'check',
      ].map((page) => `${STANDARDS}/edit/${page}`),
      ...[`${MEDIATION}/history`, `${MEDIATION}/protocol/osf`, `${PLANS}/new`],
      ...[`${LISTS}/documents`, `${LISTS}/documents/new`],
      ...['', '/steps/draft-memorandum'].map((page) => `${MONEY}${page}`),
      ...[`${REPORTS}`, `${REPORTS}/senco-qualification`, `${REPORTS}/senco-qualification/report`],
      ...[VARIANTS, `${VARIANTS}/new`, `${VARIANT}/values`, '/partnerships/london/calendar'],
      ...['/notifications', '/calendar/feed'],
      ...['', '/add'].map((page) => `/partnerships/london/authorities/E09000003/terms${page}`),
    ],
  },
  {
    account: 'barnet-approver',
    paths: [
      ...[LISTS, `${LISTS}/areas/E09000003/sign-document`, `${LISTS}/areas/E09000003/pause`],
      ...['', '/appoint', '/end', '/hand-over'].map(
        (page) => `/partnerships/london/authorities/E09000003/delegation${page}`,
      ),
    ],
  },
  {
    account: 'regions-group-london-1',
    paths: [
      ...[`${PLANS}/nhs-england`, `${CAMDEN}/differences`],
      ...[LADDER, `${LADDER}/E09000007`, `${LADDER}/E09000007/propose/monitoring`],
      ...['/', PLANS, `${PLANS}/queue`, ISLINGTON, CAMDEN, `${CAMDEN}/decision`, `${CAMDEN}/history`],
      ...[`${CAMDEN}/pack`],
      ...[`${ISLINGTON}/steps/judge`, `${ISLINGTON}/steps/ask`, `${CAMDEN}/steps/extend`],
    ],
  },
  {
    account: 'dfe-policy',
    paths: [
      ...[
        '/',
        '/programme-lines',
        '/programme-lines/senco-qualification',
        '/programme-lines/senco-qualification/change',
      ],
      ...['/steering', `${LADDER}/set`],
    ],
  },
  {
    account: 'evaluator',
    paths: [
      '/',
      '/partnerships',
      '/partnerships/east-midlands',
      '/partnerships/south-west/pilots',
      `${HEADLINE}?partnership=london`,
      `${HEADLINE}?partnership=yorkshire-and-the-humber`,
      '/measures/requests.requests_received_in_year?partnership=east-midlands',
      '/measures/send_tribunal_appeals.appeal_rate_percent?partnership=east-midlands',
      ...[VARIANT, `${VARIANT}/compare?before=1&after=1`, '/variants', '/variants?strand=tailored-lists'],
      '/nothing-here',
    ],
  },
  {
    account: 'auditor',
    paths: [
      '/conservation',
      '/conservation?producer=london',
      '/conservation?producer=national&from-day=1&from-month=1&from-year=2026',
      '/conservation?producer=nobody&from-day=31&from-month=2&from-year=2026&to-month=1',
      '/accessibility',
      '/cookies',
    ],
  },
  {
    account: 'researcher',
    paths: [
      '/data-sets',
      '/data-sets/plan_timeliness',
      '/data-sets/tribunal_appeals',
      '/data-sets/plan_timeliness?partnership=london',
      '/conservation',
    ],
  },
  {
    account: 'dfe-policy',
    paths: [
      ...['/national', '/templates', TEMPLATE, `${TEMPLATE}/compare`, `${TEMPLATE}/start`, '/standards'],
      ...['/standards?phase=primary', STATEMENT, `${STATEMENT}/next`, '/standards/new', '/standards/import'],
      ...['/standards/sets', TEST_SET, `${TEST_SET}/next`, '/standards/sets/new', '/standards/proposals'],
      ...['/law-changes', '/law-changes/new', '/halts', '/halts/mediation', '/halts/mediation/halt'],
      ...['/registry', '/registry/london', '/registry/london/change', '/registry/new'],
      ...['/bands', '/bands/national/new'],
    ],
  },
  {
    account: 'lead-authority',
    paths: [
      ...[`${STATEMENT}/propose`, '/standards/chain/statement/ordinarily-available.v1'],
      ...['/partnerships/london/bands', '/partnerships/london/bands/new'],
    ],
  },
];
