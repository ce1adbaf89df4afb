import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Form } from '../forms/form-page.ts';
import { formRoutes } from '../forms/form-routes.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { historyView } from '../pilots/history-view.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { isLadderStep, LADDER_STEPS, proposeStep } from './ladder-steps.ts';
import { areasSection, positionSections, rungSections } from './ladder-view.ts';
import { openLadderSteps } from './open-ladder-steps.ts';
import { type FoundPosition, ladderOf, OFF, positionOf, rungTitle } from './read-ladder.ts';
import { setLadderForm } from './set-ladder.ts';

async function showLadder(visit: Visit) {
  const found = await ladderOf(visit);
  const { partnership, href, ladder, ladderVersion } = found;
  const proposed =
    'DfE policy has set no ladder for this partnership: these rungs are a proposal, to be replaced.';
  return showReading(visit, {
    title: 'Ladder of intervention',
    back: { href: `/partnerships/${partnership.repId}`, text: `Back to ${partnership.name}` },
    intro: [
      found.note,
      `An authority has ${ladder.representationDays} days at least for its representations.`,
    ],
    warnings: ladderVersion === 0 ? [proposed] : [],
    buttons: where(visit, 'set-ladder', { href: `${href}/set`, text: 'Set the rungs' }),
    sections: [areasSection(found), ...rungSections(ladder)],
  });
}

/** Links to each move that can be proposed, and to the other steps. */
function stepsOf(found: FoundPosition) {
  const { areaHref, ladder, position } = found;
  const rungs = [...ladder.rungs.map(({ id }) => id), null].filter((id) => id !== position.rung);
  return openLadderSteps(found).flatMap((step) =>
    step === 'propose'
      ? rungs.map((to) => ({
          href: `${areaHref}/propose/${to ?? OFF}`,
          text:
            to === null ? 'Propose to take it off the ladder' : `Propose a move to ${rungTitle(found, to)}`,
        }))
      : [{ href: `${areaHref}/steps/${step}`, text: LADDER_STEPS[step](found).title }],
  );
}

async function showPosition(visit: Visit) {
  const found = await positionOf(visit);
  return showReading(visit, {
    title: `${found.name} on the ladder of intervention`,
    back: { href: found.href, text: 'Back to the ladder' },
    intro: [found.note],
    links: [
      ...stepsOf(found),
      ...(found.version === null
        ? []
        : [{ href: `${found.areaHref}/history`, text: 'See the whole history' }]),
    ],
    sections: positionSections(found),
  });
}

async function showHistory(visit: Visit) {
  const { service, laCode, partnership, areaHref, name } = await positionOf(visit);
  const versions = await service.call((client) => client.ladder.history.query({ laCode }));
  const title = `${name} on the ladder of intervention`;
  return visit.page('pilot-history.njk', {
    partnership,
    href: areaHref,
    title,
    versions: historyView(versions),
  });
}

const paramsSchema = z.object({ step: z.string().default('propose'), rung: z.string().optional() });

async function stepForm(visit: Visit): Promise<Form> {
  const { step, rung } = paramsSchema.parse(visit.request.params);
  const found = await positionOf(visit);
  if (step !== 'propose' && !isLadderStep(step)) {
    throw new HttpProblem(404, 'Go back to the area: there is nothing at this address.');
  }
  if (!openLadderSteps(found).includes(step)) {
    throw new HttpProblem(403, 'Go back to the area and look at its steps: this one is not open to you now.');
  }
  const { take, ...form } = step === 'propose' ? proposeStep(found, rung) : LADDER_STEPS[step](found);
  return {
    ...form,
    back: { href: found.areaHref, text: `Back to ${found.name}` },
    ...{ saved: {}, version: found.version },
    take: async (answers, expectedVersion) => {
      await take(answers, expectedVersion);
      return found.areaHref;
    },
  };
}

/** The ladder of intervention: its rungs, where areas stand on it, and how they are moved. */
export function ladderRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/ladder';
  app.get(path, visitors(portal, 'ladder', showLadder));
  formRoutes(app, { portal, room: 'set-ladder' }, { [`${path}/set`]: setLadderForm });
  app.get(`${path}/:area`, visitors(portal, 'ladder', showPosition));
  app.get(`${path}/:area/history`, visitors(portal, 'ladder', showHistory));
  formRoutes(
    app,
    { portal, room: 'ladder-steps' },
    {
      [`${path}/:area/propose/:rung`]: stepForm,
      [`${path}/:area/steps/:step`]: stepForm,
    },
  );
}
