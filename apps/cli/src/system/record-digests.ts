import type { Producer } from '@rep/contracts';
import { createTRPCUntypedClient, httpLink } from '@trpc/client';
import { z } from 'zod';
import { CommandError, reasonOf } from '../command-error.ts';
import type { RunningSystem } from './find-system.ts';
import { serviceOf } from './service-of.ts';
import type { TokenSource } from './tokens.ts';

const versionSchema = z.object({
  kind: z.string(),
  id: z.string(),
  version: z.number(),
  state: z.string(),
  sha256: z.string(),
  digest: z.string(),
  intact: z.boolean(),
});
/** A version of a record by which two copies of it are compared. */
export type VersionDigest = z.infer<typeof versionSchema>;
const pageSchema = z.object({ versions: z.array(versionSchema), lastSequence: z.number() });
const PAGE = 500;

/** Every version that a service keeps itself, and the sequence up to which they are told. */
type Kept = { readonly versions: readonly VersionDigest[]; readonly lastSequence: number };
/** `received`: the copies of national records that a service holds, instead of what it keeps itself. */
export type RecordDigests = (producer: Producer, received?: boolean) => Promise<Kept>;

export function createRecordDigests(system: RunningSystem, tokens: TokenSource): RecordDigests {
  return async (producer, received = false) => {
    const service = serviceOf(producer);
    const client = createTRPCUntypedClient({
      links: [
        httpLink({
          url: `${system.urlOf(service)}/trpc`,
          headers: async () => ({ authorization: `Bearer ${await tokens(service)}` }),
        }),
      ],
    });
    const versions: VersionDigest[] = [];
    for (;;) {
      const last = versions.at(-1);
      const after = last ? { kind: last.kind, id: last.id, version: last.version } : null;
      const answer = await client
        .query('records.digests', { first: PAGE, after, received })
        .catch((error: unknown) => {
          throw notAnswered(service, error);
        });
      const page = pageSchema.parse(answer);
      versions.push(...page.versions);
      if (page.versions.length < PAGE) return { versions, lastSequence: page.lastSequence };
    }
  };
}

function notAnswered(service: string, error: unknown): CommandError {
  const cause = error instanceof Error && error.cause instanceof CommandError ? error.cause : error;
  return new CommandError(
    `The ${service} service did not name its records (${reasonOf(cause)}): run the same command again when it is ready.`,
    { cause: error },
  );
}
