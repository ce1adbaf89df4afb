import { TEMPLATE_KIND } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { NationalServices } from '../services.ts';

/** The newest version of every strand's template. */
export const listTemplatesProcedure = ({ records }: NationalServices) =>
  procedureFor('templates.read').query(() => records.list(TEMPLATE_KIND));
