import type { RepId } from '@rep/contracts';
import type { Audience, Identity, TokenIssuer } from '@rep/identity';
import { createDataSets, type DataSets } from './data-sets.ts';
import { createEvidence, type Evidence } from './evidence.ts';
import { createNational, type NationalService } from './national.ts';
import { createPartnership, type PartnershipService } from './partnership.ts';

export type ServiceAddresses = {
  readonly evidence: string;
  readonly dataSets: string;
  readonly national: string;
  readonly partnerships: Readonly<Record<RepId, string>>;
};

/** The services that pages talk to, each called with the visitor's own token for it. */
export type Services = {
  readonly evidence: Evidence;
  readonly dataSets: DataSets;
  /** Templates, standards and the strands' halts. */
  readonly national: NationalService;
  partnership(id: RepId): PartnershipService;
};

export function createServices(
  addresses: ServiceAddresses,
  tokens: TokenIssuer,
  identity: Identity,
): Services {
  const tokenFor = (audience: Audience) => async (): Promise<string> =>
    (await tokens.issue(identity, audience)).token;
  return {
    evidence: createEvidence(addresses.evidence, tokenFor('evidence')),
    dataSets: createDataSets(addresses.dataSets, tokenFor('dataset')),
    national: createNational(addresses.national, tokenFor('national')),
    partnership: (id) => createPartnership(addresses.partnerships[id], tokenFor(`rep-${id}`)),
  };
}
