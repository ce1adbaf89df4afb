import type { MediationApproach, Template } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { approachFields, checkRows, EMPLOYERS, readApproach, savedApproach } from './approach-form.ts';
import { offeredBy } from './offered.ts';
import { type Approach, approachOf, mayKeep, STRAND } from './read-approach.ts';

async function listApproaches(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const [partnership, held] = await Promise.all([
    service.profile(),
    service.call((client) => client.mediation.list.query()),
  ]);
  const areas = partnership.members.map(({ newLaCode, name }) => {
    const approach = held.find(({ content }) => content.laCode === newLaCode);
    const mediators = approach?.content.mediators.length ?? null;
    return { newLaCode, name, mediators, at: approach?.at ?? null, own: mayKeep(visit, newLaCode) };
  });
  return visit.page('mediation.njk', { partnership, areas });
}

const codeLabel = (template: Template, name: string, code: string): string => {
  const parameter = template.parameters.find((each) => each.name === name);
  const codes = parameter && 'codes' in parameter ? parameter.codes : [];
  return codes.find((each) => each.code === code)?.label ?? code;
};

function approachView(approach: MediationApproach, template: Template) {
  const { standardsVersion, adviser, attends, mediators } = approach;
  return {
    standards: codeLabel(template, 'professional-standards', standardsVersion),
    adviser: adviser.organisation,
    employers: EMPLOYERS.filter(({ value }) => adviser.employers.includes(value)).map(({ text }) => text),
    attends: [
      { body: 'Authority', ...attends.authority, parameter: 'authority-attends' },
      { body: 'Integrated care board', ...attends.icb, parameter: 'icb-attends' },
    ].map(({ body, post, parameter, mayDecide }) => ({
      ...{ body, mayDecide, post: codeLabel(template, parameter, post) },
    })),
    mediators,
  };
}

async function variantsOf({ service, template, laCode }: Approach, repId: string) {
  const variants = await service.call((client) => client.variants.list.query());
  return variants
    .filter(({ content }) => content.strand === STRAND)
    .map(({ id, content }) => ({
      ...{ id, name: content.name, href: `/partnerships/${repId}/variants/${id}` },
      rows: offeredBy(template, content, laCode),
    }));
}

async function showApproach(visit: Visit) {
  const found = await approachOf(visit);
  const { held, partnership, name, href, list, template, laCode } = found;
  return visit.page('mediation-approach.njk', {
    ...{ partnership, name, laCode, href, list, synthetic: held?.synthetic ?? false },
    keeps: mayKeep(visit, laCode),
    approach: held && approachView(held.content, template),
    problems_: held?.problems ?? [],
    variants: await variantsOf(found, partnership.repId),
  });
}

async function approachForm(visit: Visit): Promise<Form> {
  const { service, held, template, laCode, name, href } = await approachOf(visit);
  if (!mayKeep(visit, laCode)) {
    throw new HttpProblem(403, `Ask ${name}: only the authority itself writes its approach.`);
  }
  const content = held?.content ?? null;
  const fields = approachFields(template, content);
  return {
    title: `How ${name} carries mediation`,
    back: { href, text: `Back to mediation in ${name}` },
    intro: [
      'Name no mediator and no family here. Mediation is voluntary for families, whoever they bring, and nothing is asked of them before it.',
      'Save to get room for more mediators. To take one out, empty its boxes.',
    ],
    ...{ fields, saved: savedApproach(content), version: held?.version ?? null, button: 'Save' },
    check: (answers) => checkRows(fields, answers, content),
    take: async (answers, expectedVersion) => {
      const input = { ...readApproach(answers, laCode, content), expectedVersion };
      await service.call((client) => client.mediation.keep.mutate(input));
      return href;
    },
  };
}

/** How each area carries mediation: who mediates, who advises, who attends and can decide. */
export function mediationRoutes(app: FastifyInstance, portal: Portal): void {
  const list = '/partnerships/:id/mediation';
  app.get(list, visitors(portal, 'mediation', listApproaches));
  app.get(`${list}/:area`, visitors(portal, 'mediation', showApproach));
  const edit = `${list}/:area/edit`;
  app.get(
    edit,
    visitors(portal, 'keep-mediation', async (visit) => showForm(visit, await approachForm(visit))),
  );
  app.post(
    edit,
    visitors(portal, 'keep-mediation', async (visit) => takeForm(visit, await approachForm(visit))),
  );
}
