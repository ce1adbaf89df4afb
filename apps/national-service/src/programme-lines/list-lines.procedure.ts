import { PROGRAMME_LINE } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** The register of programme lines as it stands. */
export const listLinesProcedure = ({ records }: NationalServices) =>
  procedureFor('programme-lines.read').query(() => records.list(PROGRAMME_LINE));
