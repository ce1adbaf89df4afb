import { INTEGRATED_CARE_BOARD, type InclusionPlan } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay, formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Section } from '../reading/sections.ts';
import { planWords } from './plan-words.ts';
import { planOf, readPlans } from './read-plans.ts';
import { sectionLines } from './section-lines.ts';

const AGAINST = {
  submission: 'Beside what was submitted before, on',
  'amended-plan': 'Beside the plan that this one amends.',
} as const;

/** Both texts of every section that is not as it was when the plan was submitted before. */
async function showDifferences(visit: Visit) {
  const { shown, service, href } = await planOf(visit);
  const { against, at, sections } = await service.call((client) =>
    client.inclusionPlans.differences.query({ planId: shown.id }),
  );
  const title = (id: string): string => shown.template?.sections.find((each) => each.id === id)?.title ?? id;
  const beside =
    against === null ? 'It was submitted once, or not yet: there is nothing before it.' : AGAINST[against];
  return showReading(visit, {
    title: `What changed in the inclusion plan of ${areaName(shown.content.laCode)}`,
    back: { href, text: 'Back to the plan' },
    intro: [at ? `${beside} ${formatTime(at)}.` : beside],
    sections: [
      {
        table: {
          caption: 'Sections that differ',
          heads: ['Section', 'Before', 'Now'],
          rows: sections.map(({ id, before, after }) => [
            title(id),
            sectionLines(before),
            sectionLines(after),
          ]),
          wide: true,
        },
        empty: against === null ? 'Read the plan itself.' : 'No section differs.',
      },
    ],
  });
}

const agreedByHealth = ({ agreements, edition }: InclusionPlan): string => {
  const agreed = agreements.find((each) => each.body === INTEGRATED_CARE_BOARD && each.edition === edition);
  return agreed ? `Agreed to this edition on ${formatDay(agreed.on)}` : 'Has not agreed to this edition';
};

/** What concerns health in one plan: its board's agreement, what there is, what will be commissioned, open conditions. */
function healthSections(href: string, plan: InclusionPlan): readonly Section[] {
  const { tag, colour } = planWords(plan.state);
  const rows = plan.sections.filter(({ kind }) => kind !== 'text');
  const open = (plan.decision?.conditions ?? []).filter(({ metOn }) => metOn === null);
  return [
    {
      title: areaName(plan.laCode),
      summary: [
        ['State', { text: tag, tag: colour }],
        [
          'In force',
          plan.inForce ? `${formatDay(plan.inForce.from)} until ${formatDay(plan.inForce.to)}` : 'No',
        ],
        ['Integrated care board', agreedByHealth(plan)],
        ...(open.length > 0
          ? [['Open conditions', open.map(({ text, due }) => `${text} Due ${formatDay(due)}.`)] as const]
          : []),
      ],
      links: [{ href, text: `Read the plan of ${areaName(plan.laCode)}` }],
    },
    {
      table: {
        caption: `What there is and what will be commissioned in ${areaName(plan.laCode)}`,
        heads: ['Section', 'Rows'],
        rows: rows.map((section) => [
          section.kind === 'commissioning' ? 'Commissioning intentions' : 'Provision map',
          sectionLines(section),
        ]),
      },
      empty: 'Neither a provision map nor commissioning intentions are written yet.',
    },
  ];
}

/** Plans that are no longer anybody's: another took their place, or their time is over. */
const OVER: readonly string[] = ['superseded', 'expired'];

/** The plans of a region as NHS England looks at them, to be read with it or printed for it. */
async function showForHealth(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [partnership, lines] = await Promise.all([service.profile(), readPlans(service)]);
  const plans = await Promise.all(
    lines
      .filter(({ state }) => !OVER.includes(state))
      .map(({ id }) => service.call((client) => client.inclusionPlans.show.query({ planId: id }))),
  );
  const list = `/partnerships/${repId}/plans`;
  return showReading(visit, {
    title: `Inclusion plans of ${partnership.name}: the view for NHS England`,
    back: { href: list, text: 'Back to the plans' },
    intro: [
      'What each plan says of health: whether the integrated care board agreed, what there is, what will be commissioned and what is still to be done.',
      'What reviewers of Regions Group judged and asked is not in it.',
    ],
    sections:
      plans.length > 0
        ? plans.flatMap(({ id, content }) => healthSections(`${list}/${id}`, content))
        : [{ empty: 'No authority has begun a plan yet.' }],
  });
}

/** Pages of inclusion plans on which nothing is changed. */
export function planReadingRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/plans';
  app.get(`${path}/nhs-england`, visitors(portal, 'plans', showForHealth));
  app.get(`${path}/:plan/differences`, visitors(portal, 'plans', showDifferences));
}
