import { compareSettings, DomainError, type Variant, versionOf } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenVariant } from './seen-variant.ts';
import { templateOf } from './variant-facts.ts';

const number = z.int().min(1).max(200);

function version(variant: Variant, wanted: number) {
  const found = versionOf(variant, wanted);
  if (found) return found;
  throw new DomainError('record-not-found', `Choose another version: the variant has no version ${wanted}.`);
}

/** What differs between two versions of a variant, value by value, each with its reason. */
export const compareVersionsProcedure = (services: RepServices) =>
  procedureFor('variants.read')
    .input(z.strictObject({ variantId: z.uuid(), before: number, after: number }))
    .query(async ({ input: { variantId, before, after }, ctx: { caller } }) => {
      const { content } = await seenVariant(services, caller, variantId);
      return services.records.look(async (reading) =>
        compareSettings(
          await templateOf(reading, content.strand),
          version(content, before),
          version(content, after),
        ),
      );
    });
