import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Form } from '../forms/form-page.ts';
import { formRoutes } from '../forms/form-routes.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import { isMoneyStep, MONEY_STEPS } from './money-steps.ts';
import { moneySections, moneyWarnings } from './money-view.ts';
import { openMoneySteps } from './open-money-steps.ts';
import { moneyOf } from './read-money.ts';

async function showMoney(visit: Visit) {
  const found = await moneyOf(visit);
  const { partnership, href, synthetic } = found;
  return showReading(visit, {
    title: `Money of ${partnership.name}`,
    synthetic,
    back: { href: `/partnerships/${partnership.repId}`, text: `Back to ${partnership.name}` },
    warnings: moneyWarnings(found),
    links: openMoneySteps(found).map((step) => ({
      ...{ href: `${href}/steps/${step}`, text: MONEY_STEPS[step].title },
    })),
    sections: moneySections(found),
  });
}

const stepSchema = z.object({ step: z.string() });

async function stepForm(visit: Visit): Promise<Form> {
  const { step } = stepSchema.parse(visit.request.params);
  const found = await moneyOf(visit);
  if (!isMoneyStep(step))
    throw new HttpProblem(404, 'Go back to the money: there is nothing at this address.');
  if (!openMoneySteps(found).includes(step)) {
    throw new HttpProblem(
      403,
      'Go back to the money and look at its steps: this one is not open to you now.',
    );
  }
  const { fields, take, ...form } = MONEY_STEPS[step];
  return {
    ...form,
    back: { href: found.href, text: 'Back to the money' },
    ...{ fields: fields(found), saved: {}, version: found.version },
    take: async (answers, expectedVersion) => {
      await take(found, expectedVersion, answers);
      return found.href;
    },
  };
}

/** The money of a partnership: what was agreed with DfE, what was granted, how it is shared and what is spent. */
export function moneyRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/money';
  app.get(path, visitors(portal, 'money', showMoney));
  formRoutes(app, { portal, room: 'money-steps' }, { [`${path}/steps/:step`]: stepForm });
}
