import { ROLES } from '@rep/domain';
import type { AnyTRPCProcedure, AnyTRPCRouter } from '@trpc/server';
import { z } from 'zod';

const metaSchema = z.object({
  /** Who may call it, in the document. */
  roles: z.array(z.enum(ROLES)).default([]),
  /** A title for the document; made of the path where there is none. */
  summary: z.string().optional(),
  description: z.string().optional(),
  /** Takes a file (`bytes` of its input), or answers with one. */
  file: z.enum(['in', 'out']).optional(),
});

/** What a procedure says of itself for the document, by `.meta()`. Nothing of it has to be said. */
export type ProcedureMeta = z.input<typeof metaSchema>;

const zodSchema = z.instanceof(z.ZodType);
const definitionSchema = z.object({
  type: z.enum(['query', 'mutation', 'subscription']),
  inputs: z.array(zodSchema),
  output: zodSchema.optional(),
  meta: metaSchema.default({ roles: [] }),
});

/** One procedure as the REST door sees it. */
export type RestProcedure = Omit<z.infer<typeof definitionSchema>, 'type'> & {
  /** With dots, as tRPC calls it: `delegation.appoint`. */
  readonly path: string;
  readonly method: 'GET' | 'POST';
};

function describe(path: string, procedure: AnyTRPCProcedure): RestProcedure[] {
  // The parsers are there at run time, and in no type that tRPC exports.
  const { type, ...rest } = definitionSchema.parse(procedure._def);
  if (type === 'subscription') return [];
  return [{ ...rest, path, method: type === 'query' ? 'GET' : 'POST' }];
}

/** Every query and mutation of a router, in the order of their paths. */
export function proceduresOf(router: AnyTRPCRouter): readonly RestProcedure[] {
  const procedures: Record<string, AnyTRPCProcedure> = router._def.procedures;
  return Object.entries(procedures)
    .flatMap(([path, procedure]) => describe(path, procedure))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** `delegation.appoint` is at `/delegation/appoint`, under the door's prefix. */
export const addressOf = ({ path }: RestProcedure): string => `/${path.replaceAll('.', '/')}`;
