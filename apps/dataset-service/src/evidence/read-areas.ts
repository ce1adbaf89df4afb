import { z } from 'zod';
import type { EvidenceClient } from './evidence-client.ts';

const QUERY = `query Areas {
  partnerships { id name region { code name } members { authority { code } } }
  regions { code name }
  authorities { code name oldCode region { code name } codes { code oldCode } }
}`;

const namedSchema = z.object({ code: z.string(), name: z.string() });
const authoritySchema = namedSchema.extend({
  /** Null where DfE gave the authority none. */
  oldCode: z.string().nullable(),
  region: namedSchema,
  codes: z.array(z.object({ code: z.string(), oldCode: z.string().nullable() })),
});
const areasSchema = z.object({
  partnerships: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      region: namedSchema,
      members: z.array(z.object({ authority: z.object({ code: z.string() }) })),
    }),
  ),
  regions: z.array(namedSchema),
  authorities: z.array(authoritySchema),
});

export type Areas = z.infer<typeof areasSchema>;
export type Authority = z.infer<typeof authoritySchema>;

/** Partnerships, regions and authorities with all their dated codes. */
export const readAreas = (evidence: EvidenceClient): Promise<Areas> => evidence(QUERY, {}, areasSchema);
