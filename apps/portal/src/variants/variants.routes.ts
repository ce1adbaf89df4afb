import { compareAcross, newestVersion, type Parameter, type Template, type Variant } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { strandName } from '../pilots/strand-names.ts';
import { limitWords, valueWords, whoWords } from './parameter-words.ts';
import { readAllVariants, readTemplate, readTemplates, variantOf } from './read-variants.ts';

async function listVariants(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const [partnership, variants] = await Promise.all([
    service.profile(),
    service.call((client) => client.variants.list.query()),
  ]);
  const lines = variants.map(({ id, content, synthetic }) => {
    const { number, frozenAt, values } = newestVersion(content);
    const set = Object.keys(values).length;
    return {
      id,
      name: content.name,
      strandName: strandName(content.strand),
      number,
      frozen: frozenAt !== null,
      set,
      synthetic,
    };
  });
  const mayStart = visit.account.role === 'lead-authority';
  return visit.page('variants.njk', { partnership, variants: lines.toReversed(), mayStart });
}

function parameterRow(parameter: Parameter, variant: Variant) {
  const { values, authorityValues } = newestVersion(variant);
  const choice = Object.hasOwn(values, parameter.name) ? values[parameter.name] : undefined;
  const areas = Object.entries(authorityValues).flatMap(([laCode, choices]) => {
    const own = Object.hasOwn(choices, parameter.name) ? choices[parameter.name] : undefined;
    return own
      ? [{ name: areaName(laCode), value: valueWords(parameter, own.value), reason: own.reason }]
      : [];
  });
  return {
    ...{
      label: parameter.label,
      limit: limitWords(parameter),
      who: whoWords(parameter),
      why: parameter.reason,
    },
    ...{ source: parameter.source.citation, default: valueWords(parameter, parameter.default), areas },
    value: choice ? valueWords(parameter, choice.value) : null,
    reason: choice?.reason ?? null,
  };
}

async function showVariant(visit: Visit) {
  const { held, template, partnership, href } = await variantOf(visit);
  const { content } = held;
  const { role, laCode } = visit.account;
  const member = role === 'lead-authority' || role === 'member-authority';
  return visit.page('variant.njk', {
    ...{ partnership, href, synthetic: held.synthetic, name: content.name, copiedFrom: content.copiedFrom },
    ...{ strand: content.strand, strandName: strandName(content.strand), configVersion: held.configVersion },
    versions: content.versions
      .toReversed()
      .map(({ number, frozenAt, templateVersion }) => ({ number, frozenAt, templateVersion })),
    rows: template.parameters.map((parameter) => parameterRow(parameter, content)),
    problems_: held.problems.map(({ parameter, laCode: area, limit, reason }) => ({
      ...{ limit, reason, area: area && areaName(area) },
      label: template.parameters.find(({ name }) => name === parameter)?.label ?? parameter,
    })),
    edit: role === 'lead-authority' ? `${href}/values` : null,
    editArea: member && laCode !== null ? { href: `${href}/values/${laCode}`, name: areaName(laCode) } : null,
  });
}

const versionsSchema = z.object({
  before: z.coerce.number().int().min(1).max(200),
  after: z.coerce.number().int().min(1).max(200),
});

const inWords = (template: Template, name: string, value: Parameters<typeof valueWords>[1]): string => {
  const parameter = template.parameters.find((each) => each.name === name);
  return parameter ? valueWords(parameter, value) : String(value);
};

async function compareVersions(visit: Visit) {
  const { held, template, service, partnership, href } = await variantOf(visit);
  const numbers = held.content.versions.map(({ number }) => number);
  const chosen = versionsSchema.safeParse(visit.request.query).data;
  const differences = chosen
    ? await service.call((client) => client.variants.compare.query({ variantId: held.id, ...chosen }))
    : null;
  const options = (wanted: number | undefined) =>
    numbers.map((number) => ({ value: number, text: `Version ${number}`, selected: number === wanted }));
  return visit.page('variant-compare.njk', {
    ...{ partnership, href, name: held.content.name },
    before: options(chosen?.before ?? numbers.at(-2)),
    after: options(chosen?.after ?? numbers.at(-1)),
    differences: differences?.map(({ parameter, label, laCode, left, right, reason }) => ({
      ...{ label, reason, area: laCode === null ? 'The partnership' : areaName(laCode) },
      ...{ left: inWords(template, parameter, left), right: inWords(template, parameter, right) },
    })),
  });
}

const strandSchema = z.object({ strand: z.string().max(50).default('').catch('') }).catch({ strand: '' });

/** The nine partnerships side by side. */
async function compareNine(visit: Visit) {
  const templates = await readTemplates(visit.services.national);
  const { strand } = strandSchema.parse(visit.request.query);
  const template = await readTemplate(visit.services.national, strand || (templates[0]?.strand ?? ''));
  const rows = compareAcross(template, await readAllVariants(visit.services.evidence));
  return visit.page('variants-nine.njk', {
    strands: templates.map(({ strand: value, title }) => ({
      value,
      text: title,
      selected: value === template.strand,
    })),
    ...{ title_: template.title, version: template.version },
    partnerships: rows[0]?.cells.map(({ repId }) => repId) ?? [],
    rows: rows.map((row) => ({
      ...{ label: row.label, differ: row.differ, default: inWords(template, row.parameter, row.default) },
      cells: row.cells.map((cell) => ({
        ...{ differs: cell.differs, reason: cell.reason },
        value: cell.configVersion === null ? null : inWords(template, row.parameter, cell.value),
        areas: cell.areas.map(({ laCode, value, reason }) => ({
          ...{ name: areaName(laCode), value: inWords(template, row.parameter, value), reason },
        })),
      })),
    })),
  });
}

/** The variants of a partnership, one of them, two of its versions compared, and the nine side by side. */
export function variantRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/variants', visitors(portal, 'variants', compareNine));
  const path = '/partnerships/:id/variants';
  app.get(path, visitors(portal, 'variants', listVariants));
  app.get(`${path}/:variant`, visitors(portal, 'variants', showVariant));
  app.get(`${path}/:variant/compare`, visitors(portal, 'variants', compareVersions));
}
