import type { SettingAgreement } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { pilotOf, readPilots } from '../pilots/read-pilots.ts';
import { inviteForm } from './invite-form.ts';
import { openSettingSteps, showsBurden } from './open-setting-steps.ts';
import { agreementOf } from './read-settings.ts';
import { statementOptions } from './read-statements.ts';
import { SETTING_STEP_FORMS } from './setting-step-forms.ts';
import { agreementView } from './setting-words.ts';

const DONE: Readonly<Record<string, string>> = {
  invited: 'The setting is invited.',
  'see-burden': 'What it asks of your people stands below.',
  agree: 'Your setting has agreed.',
  decline: 'Your setting has declined.',
  withdraw: 'Your setting has stopped.',
};
const doneSchema = z.object({ done: z.string().catch('').default('') }).catch({ done: '' });
const doneOf = ({ request }: Visit): string | undefined => DONE[doneSchema.parse(request.query).done];

/** Every invitation of the partnership; a setting finds those of its own area. */
async function listAll(visit: Visit) {
  const repId = partnershipIdOf(visit);
  const service = visit.services.partnership(repId);
  const [partnership, agreements, pilots] = await Promise.all([
    service.profile(),
    service.call((client) => client.standards.settings.list.query({})),
    readPilots(service),
  ]);
  const lines = agreements.map(({ content }) => ({
    ...agreementView(content, []),
    href: `/partnerships/${repId}/pilots/${content.pilotId}/settings/${content.urn}`,
    pilot: pilots.find(({ id }) => id === content.pilotId)?.title ?? content.pilotId,
  }));
  const back = { href: `/partnerships/${repId}`, text: `Back to ${partnership.name}` };
  return visit.page('settings.njk', { partnership, lines: lines.toReversed(), back, invite: null });
}

const mayInvite = ({ account }: Visit, areas: readonly { laCode: string }[]): boolean =>
  (account.role === 'lead-authority' || account.role === 'member-authority') &&
  areas.some(({ laCode }) => laCode === account.laCode);

async function listOfPilot(visit: Visit) {
  const { held, service, partnership, href } = await pilotOf(visit);
  const agreements = await service.call((client) =>
    client.standards.settings.list.query({ pilotId: held.id }),
  );
  const lines = agreements.map(({ content }) => ({
    ...agreementView(content, []),
    ...{ href: `${href}/settings/${content.urn}`, pilot: held.content.title },
  }));
  return visit.page('settings.njk', {
    ...{ partnership, lines: lines.toReversed(), pilot: held.content.title },
    back: { href, text: 'Back to the pilot' },
    invite: mayInvite(visit, held.content.areas) ? `${href}/settings/invite` : null,
  });
}

const linksOf = (agreement: SettingAgreement, { account }: Visit, at: string) =>
  openSettingSteps(agreement, account).map((step) => ({
    ...{ href: `${at}/${step}`, text: SETTING_STEP_FORMS[step].title, first: step !== 'decline' },
  }));

async function showAgreement(visit: Visit) {
  const { agreement, held, partnership, list, at } = await agreementOf(visit);
  const { content } = agreement;
  const options = await statementOptions(visit.services.national);
  return visit.page('setting.njk', {
    ...{ partnership, list, done: doneOf(visit), synthetic: agreement.synthetic },
    pilot: { title: held.content.title, href: list.replace(/\/settings$/, '') },
    setting: agreementView(content, options),
    showsBurden: showsBurden(content, visit.account),
    links: linksOf(content, visit, at),
  });
}

const stepSchema = z.object({ step: z.enum(['see-burden', 'agree', 'decline', 'withdraw']) });

async function stepForm(visit: Visit): Promise<Form> {
  const params = stepSchema.safeParse(visit.request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Go back to the invitation: there is nothing at this address.');
  const { step } = params.data;
  const { agreement, service, pilotId, at } = await agreementOf(visit);
  const { content } = agreement;
  if (!openSettingSteps(content, visit.account).includes(step)) {
    throw new HttpProblem(403, 'Go back to the invitation: this step is not open to you now.');
  }
  const form = SETTING_STEP_FORMS[step];
  return {
    ...form,
    back: { href: at, text: 'Back to the invitation' },
    ...{ saved: {}, version: agreement.version },
    check: (answers) => form.check?.(answers, content) ?? [],
    take: async (answers, expectedVersion) => {
      await form.take(service, { pilotId, urn: content.urn, expectedVersion }, answers);
      return `${at}?done=${step}`;
    },
  };
}

/** Settings that are asked to try standards, and their answers. */
export function settingRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/settings', visitors(portal, 'settings', listAll));
  const path = '/partnerships/:id/pilots/:pilot/settings';
  app.get(path, visitors(portal, 'settings', listOfPilot));
  const pages = [
    [`${path}/invite`, 'invite-settings', inviteForm],
    [`${path}/:urn/:step`, 'answer-settings', stepForm],
  ] as const;
  for (const [at, room, formOf] of pages) {
    app.get(
      at,
      visitors(portal, room, async (visit) => showForm(visit, await formOf(visit))),
    );
    app.post(
      at,
      visitors(portal, room, async (visit) => takeForm(visit, await formOf(visit))),
    );
  }
  app.get(`${path}/:urn`, visitors(portal, 'settings', showAgreement));
}
