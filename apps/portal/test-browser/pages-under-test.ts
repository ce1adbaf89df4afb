const HEADLINE = '/measures/timeliness_20_week.pc_plans_issued_20_weeks_ex';

/** Every page, seen by a role that may see it; what is not there and what is refused are pages too. */
export const PAGES: readonly { readonly account: string; readonly paths: readonly string[] }[] = [
  {
    account: 'lead-authority',
    paths: ['/', '/partnerships/london', '/partnerships/london/pilots', '/partnerships/london/pilots/new'],
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
];
