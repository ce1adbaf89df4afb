import { newLaCodeSchema } from '@rep/contracts';
import { TERMS } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

/** The school terms of one authority; null while it has written none down. */
export const showTermsProcedure = ({ records }: RepServices) =>
  procedureFor('terms.read')
    .input(z.strictObject({ laCode: newLaCodeSchema }))
    .query(({ input }) => records.find(TERMS, input.laCode));
