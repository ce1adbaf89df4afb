import type { Producer } from '@rep/contracts';
import { digest } from '@rep/domain';

type Told = {
  readonly kind: string;
  readonly id: string;
  readonly version?: number;
  readonly state?: string;
  readonly content: object;
  readonly producer?: Producer;
};

/** The event of a version of a record, with the digest that its service would give it. */
export function configurationVersion(sequence: number, { producer = 'london', ...told }: Told) {
  const { kind, id, version = 1, state = 'draft', content } = told;
  const instant = `2026-02-01T10:00:${String(sequence).padStart(2, '0')}.000Z`;
  return {
    specversion: '1.0',
    id: `${kind}.${id}.${version}`,
    source: `/producers/${producer}`,
    datacontenttype: 'application/json',
    producer,
    ...(producer !== 'national' && { repid: producer }),
    sequence,
    ...{ occurredat: instant, recordedat: instant, time: instant, precision: 'instant', synthetic: true },
    configversion: 'configuration.v1',
    type: `${producer === 'national' ? 'national' : 'partnership'}.configuration.recorded.v1`,
    data: {
      ...{ kind, id, version, content, state, areas: ['E09000003'], step: 'save', reason: null },
      ...{ actor_role: 'lead-authority', actor_la_code: 'E09000003', sha256: digest(content).sha256 },
    },
  };
}
