import { STATEMENT } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** The catalogue of statements, each in its newest version. */
export const listStatementsProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read').query(() => records.list(STATEMENT));
