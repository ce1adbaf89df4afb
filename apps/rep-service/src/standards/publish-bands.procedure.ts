import {
  BAND_SCHEME,
  type BandEdition,
  bandEditionSchema,
  bandSchemeSchema,
  NATIONAL_BANDS,
  publishBandEdition,
} from '@rep/domain';
import { expectedVersion, type RecordReading } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

const publishSchema = bandSchemeSchema
  .pick({ id: true, laCode: true, title: true })
  .extend({ edition: bandEditionSchema, ...expectedVersion });

async function nationalOf(reading: RecordReading, { nationalScheme: named }: BandEdition) {
  const held = named && (await reading.version(NATIONAL_BANDS, named.id, named.version));
  return held ? [held.content] : [];
}

/** An authority publishes the next edition of its own band or tariff scheme, mapped to a national one where it is. */
export const publishBandsProcedure = ({ records, repId }: RepServices) =>
  procedureFor('bands.publish')
    .input(publishSchema)
    .mutation(({ input: { expectedVersion: seen, ...input }, ctx }) => {
      const by = personOf(ctx.caller);
      return records.change(
        by,
        BAND_SCHEME,
        { id: input.id, expectedVersion: seen },
        async (held, transaction) => {
          const national = await nationalOf(transaction, input.edition);
          const taking = { by, now: transaction.now };
          return publishBandEdition(held?.content ?? null, { ...input, repId }, { taking, national });
        },
      );
    });
