/** Where people go within their partnership, by the room that they may enter. */
export const PLACES = [
  {
    room: 'calendar',
    path: 'calendar',
    title: 'See the calendar',
    text: 'Boards, inclusion plans, starts of areas and outcome windows, also for your own calendar.',
  },
  {
    room: 'variants',
    path: 'variants',
    title: 'See the variants',
    text: 'Your partnership’s own way of each strand, and how it differs from the template and from the others.',
  },
  {
    room: 'plans',
    path: 'plans',
    title: 'See the inclusion plans',
    text: 'What each area plans, how far it is, and whether it lets tailored lists run.',
  },
  {
    room: 'answer-settings',
    path: 'settings',
    title: 'See the standards you are asked to try',
    text: 'What they would ask of your people, and your answer.',
  },
  {
    room: 'give-feedback',
    path: 'feedback',
    title: 'Say what a group thinks of a standard',
    text: 'By group and never by name.',
  },
  {
    room: 'plan-queue',
    path: 'plans/queue',
    title: 'See the plans that wait for Regions Group',
    text: 'To judge against the standards and to decide.',
  },
  {
    room: 'money',
    path: 'money',
    title: 'See the money',
    text: 'The memorandum with DfE, grants, shares and spend by pilot, and the grant returns.',
  },
  {
    room: 'line-reports',
    path: 'programme-lines',
    title: 'See the lines of the programme',
    text: 'What the improvement plan promises beside the strands, and what your partnership reports.',
  },
  {
    room: 'ladder',
    path: 'ladder',
    title: 'See the ladder of intervention',
    text: 'What takes an area up and down, and where areas stand.',
  },
] as const;

/** Places for all partnerships. */
export const SHARED = [
  {
    room: 'national',
    href: '/national',
    title: 'See what holds for all partnerships',
    text: 'Templates, national standards, changes of the law, halts, the registry and bands.',
  },
  {
    room: 'steering',
    href: '/steering',
    title: 'See all nine partnerships on the lines of the programme',
    text: 'What is late, who has not reported, and the last report of each.',
  },
  {
    room: 'measures',
    href: '/measures',
    title: 'Look at a measure',
    text: 'One measure for a partnership beside its region and England, as a chart and as a table.',
  },
  {
    room: 'data-sets',
    href: '/data-sets',
    title: 'Download a data set',
    text: 'CSV files in the Department for Education’s open data shape, with a manifest and checksums.',
  },
  {
    room: 'conservation',
    href: '/conservation',
    title: 'Check that nothing was lost',
    text: 'What every producer sent on every day, and what became of it.',
  },
] as const;
