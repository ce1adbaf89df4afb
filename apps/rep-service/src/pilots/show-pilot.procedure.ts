import { DomainError } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const showPilotSchema = z.object({ id: z.uuid() });

/** One pilot of the partnership. */
export const showPilotProcedure = ({ pilots }: RepServices) =>
  procedureFor('pilots.read')
    .input(showPilotSchema)
    .query(async ({ input }) => {
      const pilot = await pilots.find(input.id);
      if (pilot) return pilot;
      throw new DomainError(
        'pilot-not-found',
        'Choose a pilot from the list: this partnership has none of that id.',
      );
    });
