import { DRAFT_LINK } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** Every link that was shared, to which group and until when; an authority is shown those that concern its area. */
export const listLinksProcedure = ({ records }: RepServices) =>
  procedureFor('co-production.read').query(({ ctx: { caller } }) =>
    records.list(DRAFT_LINK, caller.role === 'member-authority' ? { area: caller.laCode ?? 'none' } : {}),
  );
