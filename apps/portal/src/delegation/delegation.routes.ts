import { newLaCodeSchema } from '@rep/contracts';
import { APPOINTED_TO, type Delegation, isApprover, isWithin, londonDay } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Answers, type Field, textOf } from '../forms/field.ts';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import { mayEnter } from '../http/access.ts';
import { formatDay } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';

const paramsSchema = z.object({ area: newLaCodeSchema, step: z.string().optional() });
const FUNCTIONS = [
  { value: 'drafter', text: 'Drafter', hint: 'Writes pilots and plans.' },
  { value: 'approver', text: 'Approver', hint: 'Decides for the authority, and appoints others.' },
  { value: 'deputy', text: 'Deputy', hint: 'Decides between two dates.' },
] as const;
const today = (): string => londonDay(new Date().toISOString());

async function schemeOf(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const params = paramsSchema.safeParse(visit.request.params);
  const service = visit.services.partnership(repId);
  const partnership = await service.profile();
  const laCode = params.data?.area;
  if (laCode === undefined || !partnership.members.some(({ newLaCode }) => newLaCode === laCode)) {
    throw new HttpProblem(404, 'Choose an authority of the partnership: there is none at this address.');
  }
  const held = await service.call((client) => client.delegation.show.query({ laCode }));
  const href = `/partnerships/${repId}/authorities/${laCode}/delegation`;
  return { service, partnership, laCode, held, href, name: areaName(laCode) };
}
type Found = Awaited<ReturnType<typeof schemeOf>>;

/** An approver keeps the scheme; while there is none, anybody of the authority names the first. */
function mayKeep({ account }: Visit, { laCode, held }: Found): boolean {
  if (!mayEnter(account.role, 'change-delegation') || account.laCode !== laCode) return false;
  const appointments = held?.content.appointments ?? [];
  const vacant = !appointments.some((each) => each.function === 'approver' && isWithin(today(), each));
  return vacant || isApprover(held?.content ?? null, account.account, today());
}

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

const ACCOUNT: Field = { name: 'account', type: 'line', most: 100, label: 'Account' };
const FUNCTION: Field = { name: 'function', type: 'radios', options: FUNCTIONS, label: 'Function' };
const functionOf = (answers: Answers) =>
  APPOINTED_TO.find((each) => each === textOf(answers, 'function')) ?? 'drafter';

type Step = Pick<Form, 'title' | 'intro' | 'fields' | 'button'> & {
  take(found: Found, expectedVersion: number | undefined, answers: Answers): Promise<unknown>;
};

function appointStep(): Step {
  return {
    ...{ title: 'Appoint somebody', button: 'Appoint' },
    intro: ['Nobody appoints themselves to decide, and nobody approves their own draft.'],
    fields: [
      { ...ACCOUNT, hint: 'The name by which they sign in, such as camden-drafter.' },
      FUNCTION,
      { name: 'from', type: 'day', label: 'From' },
      {
        name: 'to',
        type: 'day',
        optional: true,
        label: 'Until',
        hint: 'The first day on which it no longer holds. A deputy needs one.',
      },
    ],
    take: ({ service, laCode }, expectedVersion, answers) =>
      service.call((client) =>
        client.delegation.appoint.mutate({
          ...{
            laCode,
            expectedVersion,
            account: textOf(answers, 'account') ?? '',
            function: functionOf(answers),
          },
          ...{ from: textOf(answers, 'from') ?? '', to: textOf(answers, 'to') },
        }),
      ),
  };
}

function endStep({ held }: Found): Step {
  const open = (held?.content.appointments ?? []).filter(({ to }) => to === null || to > today());
  const options = open.map(({ account, function: what, from }) => ({
    value: `${account} ${what}`,
    text: `${account}, ${what} since ${formatDay(from)}`,
  }));
  return {
    ...{ title: 'End an appointment', button: 'End it' },
    intro: ['Who held it, and when, stays in the scheme.'],
    fields: [
      { name: 'account', type: 'radios', options, label: 'Which appointment?' },
      { name: 'to', type: 'day', label: 'The first day on which it no longer holds' },
    ],
    take: ({ service, laCode }, expectedVersion, answers) => {
      const [account = '', what] = (textOf(answers, 'account') ?? '').split(' ');
      const appointedTo = APPOINTED_TO.find((each) => each === what) ?? 'drafter';
      const input = { account, function: appointedTo, to: textOf(answers, 'to') ?? '' };
      return service.call((client) =>
        client.delegation.endAppointment.mutate({ ...input, laCode, expectedVersion }),
      );
    },
  };
}

function handOverStep({ held }: Found): Step {
  const now = (held?.content.appointments ?? []).filter((each) => isWithin(today(), each));
  const accounts = [...new Set(now.map(({ account }) => account))];
  return {
    ...{ title: 'Hand work over', button: 'Hand over' },
    intro: ['All that one person has open passes to another in one step. Who drafted what stays as it is.'],
    fields: [
      { name: 'from', type: 'line', most: 100, label: 'Account of who hands over' },
      {
        ...{ name: 'to', type: 'radios', label: 'Who takes over?' },
        options: accounts.map((account) => ({ value: account, text: account })),
      },
    ],
    take: ({ service, laCode }, expectedVersion, answers) =>
      service.call((client) =>
        client.delegation.handOver.mutate({
          ...{
            laCode,
            expectedVersion,
            from: textOf(answers, 'from') ?? '',
            to: textOf(answers, 'to') ?? '',
          },
        }),
      ),
  };
}

const STEPS: Readonly<Record<string, (found: Found) => Step>> = {
  appoint: appointStep,
  end: endStep,
  'hand-over': handOverStep,
};

async function stepForm(visit: Visit): Promise<Form> {
  const found = await schemeOf(visit);
  const step = STEPS[paramsSchema.parse(visit.request.params).step ?? ''];
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
