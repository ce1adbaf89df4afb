import { VARIANT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const listSchema = z.strictObject({ strand: z.string().max(50).optional() }).default({});

/** The partnership's variants, of one strand or of all. */
export const listVariantsProcedure = ({ records }: RepServices) =>
  procedureFor('variants.read')
    .input(listSchema)
    .query(async ({ input: { strand } }) =>
      (await records.list(VARIANT)).filter(
        ({ content }) => strand === undefined || content.strand === strand,
      ),
    );
