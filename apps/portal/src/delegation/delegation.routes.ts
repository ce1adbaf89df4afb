import { type Delegation, isWithin } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { DELEGATION_STEPS, FUNCTIONS } from './delegation-steps.ts';
import { mayKeep, schemeOf, today } from './read-scheme.ts';

const paramsSchema = z.object({ step: z.string() });

const rowOf = ({ account, function: appointedTo, from, to }: Delegation['appointments'][number]) => ({
  ...{ account, from, to, now: isWithin(today(), { from, to }) },
  appointedTo: FUNCTIONS.find(({ value }) => value === appointedTo)?.text ?? appointedTo,
});

async function showDelegation(visit: Visit) {
  const found = await schemeOf(visit);
  const { partnership, name, href, held } = found;
  const keeps = mayKeep(visit, found);
  const scheme = held?.content;
  return visit.page('delegation.njk', {
    ...{ partnership, name, href, keeps, synthetic: held?.synthetic ?? false },
    appointments: (scheme?.appointments ?? []).map(rowOf),
    handOvers: (scheme?.handOvers ?? []).map(({ from, to, at }) => ({ from, to, at })),
  });
}

async function stepForm(visit: Visit): Promise<Form> {
  const found = await schemeOf(visit);
  const step = DELEGATION_STEPS[paramsSchema.parse(visit.request.params).step];
  if (!step) throw new HttpProblem(404, 'Go back to the scheme: there is nothing at this address.');
  if (!mayKeep(visit, found)) {
    throw new HttpProblem(
      403,
      'Ask an approver of the authority: only they change its scheme of delegation.',
    );
  }
  const { take, ...form } = step(found);
  return {
    ...form,
    back: { href: found.href, text: `Back to the scheme of ${found.name}` },
    ...{ saved: {}, version: found.held?.version ?? null },
    take: async (answers, expectedVersion) => {
      await take(found, expectedVersion, answers);
      return found.href;
    },
  };
}

/** The scheme of delegation of an authority: who drafts, who decides, and when. */
export function delegationRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/authorities/:area/delegation';
  app.get(path, visitors(portal, 'delegation', showDelegation));
  const at = `${path}/:step`;
  app.get(
    at,
    visitors(portal, 'change-delegation', async (visit) => showForm(visit, await stepForm(visit))),
  );
  app.post(
    at,
    visitors(portal, 'change-delegation', async (visit) => takeForm(visit, await stepForm(visit))),
  );
}
