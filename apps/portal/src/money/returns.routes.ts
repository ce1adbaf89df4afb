import { type GrantReturn, returnIdOf } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Form } from '../forms/form-page.ts';
import { formRoutes } from '../forms/form-routes.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import { openReturnSteps, type ReturnStepName } from './open-money-steps.ts';
import { overBudgetWords } from './over-budget-words.ts';
import { moneyOf } from './read-money.ts';
import { returnSections } from './return-view.ts';
import { periodWords } from './return-words.ts';

const paramsSchema = z.object({ return: z.string().max(60), step: z.string().optional() });
const notThere = (): HttpProblem =>
  new HttpProblem(404, 'Choose a return from the money: there is none at this address.');

async function returnOf(visit: Visit) {
  const found = await moneyOf(visit);
  const { return: id } = paramsSchema.parse(visit.request.params);
  const held = found.returns?.find(({ content }) => returnIdOf(content) === id);
  if (!held) throw notThere();
  return { ...found, held, returnHref: `${found.href}/returns/${id}` };
}
type FoundReturn = Awaited<ReturnType<typeof returnOf>>;

async function showReturn(visit: Visit) {
  const found = await returnOf(visit);
  const { held, returnHref, href } = found;
  return showReading(visit, {
    title: `Grant return of ${found.partnership.name}`,
    back: { href, text: 'Back to the money' },
    intro: [`${periodWords(held.content)}, grant ${held.content.grantId}.`],
    warnings: overBudgetWords(found, held.content.grantId, held.content.figures),
    buttons: openReturnSteps(found, held.content).map((step) => ({
      ...{ href: `${returnHref}/steps/${step}`, text: STEPS[step].title },
    })),
    links: [{ href: `${returnHref}.csv`, text: 'Download it as CSV' }],
    sections: returnSections(found, held.content),
  });
}

type Step = Pick<Form, 'title' | 'button'> & { readonly intro: string; readonly dangerous?: boolean };
const STEPS: Readonly<Record<ReturnStepName, Step>> = {
  draft: {
    title: 'Draw it up again',
    button: 'Draw it up',
    intro: 'Its figures become what is recorded now. A signature before no longer holds.',
  },
  sign: {
    title: 'Sign the return',
    button: 'Sign',
    intro: 'You sign that the figures are what is recorded.',
  },
  submit: { title: 'Send it to DfE', button: 'Send', intro: 'It does not change after.' },
  withdraw: {
    title: 'Withdraw the return',
    button: 'Withdraw',
    intro: 'Its days are free again for another return. What it said stays to be read.',
    dangerous: true,
  },
};
const isStep = (step: string | undefined): step is ReturnStepName =>
  step !== undefined && Object.hasOwn(STEPS, step);

const takeStep = (
  { service, held }: FoundReturn,
  step: ReturnStepName,
  expectedVersion: number | undefined,
) => {
  const { grantId, from, to }: GrantReturn = held.content;
  const input = { grantId, from, to, expectedVersion };
  return service.call((client) => {
    if (step === 'sign') return client.money.signReturn.mutate(input);
    if (step === 'submit') return client.money.submitReturn.mutate(input);
    return step === 'withdraw'
      ? client.money.withdrawReturn.mutate(input)
      : client.money.draftReturn.mutate(input);
  });
};

async function stepForm(visit: Visit): Promise<Form> {
  const { step } = paramsSchema.parse(visit.request.params);
  const found = await returnOf(visit);
  if (!isStep(step)) throw notThere();
  if (!openReturnSteps(found, found.held.content).includes(step)) {
    throw new HttpProblem(
      403,
      'Go back to the return and look at its steps: this one is not open to you now.',
    );
  }
  const { intro, ...form } = STEPS[step];
  return {
    ...form,
    intro: [`${periodWords(found.held.content)}, grant ${found.held.content.grantId}.`, intro],
    back: { href: found.returnHref, text: 'Back to the return' },
    ...{ fields: [], saved: {}, version: found.held.version },
    take: async (_, expectedVersion) => {
      await takeStep(found, step, expectedVersion);
      return found.returnHref;
    },
  };
}

async function sendCsv(visit: Visit) {
  const { service, held } = await returnOf(visit);
  const { grantId, from, to } = held.content;
  const { fileName, text } = await service.call((client) =>
    client.money.returnCsv.query({ grantId, from, to }),
  );
  return visit.reply
    .type('text/csv; charset=utf-8')
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(text);
}

/** A grant return as a page and as CSV, and its steps. */
export function returnRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/money/returns/:return';
  app.get(`${path}.csv`, visitors(portal, 'grant-returns', sendCsv));
  app.get(path, visitors(portal, 'grant-returns', showReturn));
  formRoutes(app, { portal, room: 'money-steps' }, { [`${path}/steps/:step`]: stepForm });
}
