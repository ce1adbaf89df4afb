import type { RecordKind } from '../records/record-kind.ts';
import { type Pilot, pilotSchema } from './pilot.ts';

/** How pilots are kept: no account leaves the service, and of a document or a decision only its digest. */
export const PILOT: RecordKind<Pilot> = {
  kind: 'pilot',
  schema: pilotSchema,
  publicPart: ({ draftedBy: _, areas, approval, protocol, deviations, decisions, ...pilot }) => ({
    ...pilot,
    areas: areas.map(({ laCode, state, agreement, documents, holds, liveSince }) => ({
      ...{ laCode, state, liveSince, agreedAt: agreement?.at ?? null },
      documents: documents.map(({ kind, sha256, signedAt }) => ({ kind, sha256, signedAt })),
      holds: holds.map(({ cause, at, reason }) => ({ cause, at, reason })),
    })),
    approvedAt: approval?.at ?? null,
    protocol: protocol && {
      ...{ version: protocol.version, sha256: protocol.sha256, canonical: protocol.canonical },
      ...{ at: protocol.at, role: protocol.role, registryUrl: protocol.registryUrl },
    },
    deviations: deviations.map(({ what, reason, at }) => ({ what, reason, at })),
    decisions: decisions.map(
      ({ gate, laCode, result, refusals, factsSha256, role, at, wouldChange, waiver }) => ({
        ...{ gate, laCode, result, refusals, factsSha256, role, at, wouldChange, waiver },
      }),
    ),
  }),
};
