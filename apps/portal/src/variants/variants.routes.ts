import { newestVersion, type Parameter, type Variant } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { areaName } from '../forms/words-of-values.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { strandName } from '../pilots/strand-names.ts';
import { limitWords, valueWords, whoWords } from './parameter-words.ts';
import { variantOf } from './read-variants.ts';

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

/** The variants of a partnership, and one of them. */
export function variantRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/variants', visitors(portal, 'variants', listVariants));
  app.get('/partnerships/:id/variants/:variant', visitors(portal, 'variants', showVariant));
}
