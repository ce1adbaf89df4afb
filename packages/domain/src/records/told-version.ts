import { digest } from '../pilots/protocol.ts';

/** One version of a record as its service tells it, but for its content, which `sha256` stands for. */
export type ToldVersion = {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly state: string;
  readonly areas: readonly string[];
  readonly step: string;
  readonly reason: string | null;
  readonly actorRole: string;
  readonly actorLaCode: string | null;
  readonly sha256: string;
  readonly synthetic: boolean;
};

/** SHA-256, in hex, of all that is told of a version: two copies agree exactly when they have the same. */
export function toldDigest(told: ToldVersion): string {
  const { kind, id, version, state, areas, step, reason, actorRole, actorLaCode, sha256, synthetic } = told;
  return digest([kind, id, version, state, areas, step, reason, actorRole, actorLaCode, sha256, synthetic])
    .sha256;
}
