import { repIdSchema } from '@rep/contracts';
import { findMeasure, type PublishedMeasure } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { printPeriod } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { readPartnership, readPartnerships } from '../partnerships/read-partnerships.ts';
import { chartsOf } from './charts-of.ts';
import { describeCompleteness } from './completeness.ts';
import { type MeasureAnswer, readMeasure, readMeasureIds } from './read-measure.ts';

/** The programme's headline: what a visitor sees before choosing. */
const FIRST_MEASURE = 'timeliness_20_week.pc_plans_issued_20_weeks_ex';
const FIRST_PARTNERSHIP = 'london';
const NO_SUCH_MEASURE = 'Choose a measure from the list: there is none of that name.';

const chooserSchema = z.object({ measure: z.string().max(200), partnership: repIdSchema });
const paramsSchema = z.object({ id: z.string().max(200) });
const querySchema = z.object({ partnership: repIdSchema.optional() });

type MeasureGroup = { readonly name: string; readonly measures: readonly PublishedMeasure[] };

function groupsOf(ids: readonly string[]): readonly MeasureGroup[] {
  const groups = Map.groupBy(ids.map(findMeasure), (measure) => measure.grouping);
  return [...groups].map(([name, measures]) => ({
    name,
    measures: measures.toSorted((a, b) => (a.label < b.label ? -1 : 1)),
  }));
}

const tableRows = ({ lines, periods }: MeasureAnswer) =>
  lines.map((line) => ({
    name: line.name,
    lead: line.lead,
    cells: periods.map((period) => line.values.get(period)),
  }));

async function showMeasure(visit: Visit, id: string, partnershipId: string) {
  const { evidence } = visit.services;
  const [ids, partnerships, partnership] = await Promise.all([
    readMeasureIds(evidence),
    readPartnerships(evidence),
    readPartnership(evidence, partnershipId),
  ]);
  if (!ids.includes(id)) throw new HttpProblem(404, NO_SUCH_MEASURE);
  const measure = findMeasure(id);
  const answer = await readMeasure(evidence, measure, partnership);
  return visit.page('measure.njk', {
    measure,
    partnership,
    choices: { groups: groupsOf(ids), partnerships },
    charts: answer.periods.length > 0 ? chartsOf(measure, answer) : [],
    periods: answer.periods.map(printPeriod),
    rows: tableRows(answer),
    releases: answer.releases,
    completeness: describeCompleteness(answer.asOf),
  });
}

function redirectToMeasure(visit: Visit) {
  const chosen = chooserSchema.safeParse(visit.request.query).data;
  const partnership = chosen?.partnership ?? visit.account.repId ?? FIRST_PARTNERSHIP;
  const measure = encodeURIComponent(chosen?.measure ?? FIRST_MEASURE);
  return visit.reply.redirect(`/measures/${measure}?partnership=${partnership}`, 303);
}

/** GET /measures takes the form's choice to its own address, which can be kept and sent on. */
export function measureRoutes(app: FastifyInstance, portal: Portal): void {
  app.get(
    '/measures',
    visitors(portal, 'measures', async (visit) => redirectToMeasure(visit)),
  );
  app.get(
    '/measures/:id',
    visitors(portal, 'measures', (visit) => {
      const params = paramsSchema.safeParse(visit.request.params);
      if (!params.success) throw new HttpProblem(404, NO_SUCH_MEASURE);
      const query = querySchema.safeParse(visit.request.query);
      if (!query.success)
        throw new HttpProblem(404, 'Choose a partnership from the list: there is none of that name.');
      return showMeasure(
        visit,
        params.data.id,
        query.data.partnership ?? visit.account.repId ?? FIRST_PARTNERSHIP,
      );
    }),
  );
}
