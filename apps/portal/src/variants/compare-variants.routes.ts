import { compareAcross, type Template } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { valueWords } from './parameter-words.ts';
import { readAllVariants, readTemplate, readTemplates, variantOf } from './read-variants.ts';

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
/** Two versions of one variant, and the variants of the nine partnerships. */
export function compareVariantRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/variants', visitors(portal, 'variants', compareNine));
  app.get('/partnerships/:id/variants/:variant/compare', visitors(portal, 'variants', compareVersions));
}
