import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenVariants } from './seen-variant.ts';

const listSchema = z.strictObject({ strand: z.string().max(50).optional() }).default({});

/** The partnership's variants, of one strand or of all. */
export const listVariantsProcedure = (services: RepServices) =>
  procedureFor('variants.read')
    .input(listSchema)
    .query(async ({ input: { strand }, ctx: { caller } }) =>
      (await seenVariants(services, caller)).filter(
        ({ content }) => strand === undefined || content.strand === strand,
      ),
    );
