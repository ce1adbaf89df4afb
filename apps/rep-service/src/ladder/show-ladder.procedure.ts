import { DEFAULT_LADDER, LADDER, LADDER_ID } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';

/** The ladder that holds; version 0 is the default, while DfE policy has set none. */
export const showLadderProcedure = ({ records }: RepServices) =>
  procedureFor('ladder.read').query(async () => {
    const held = await records.find(LADDER, LADDER_ID);
    return { version: held?.version ?? 0, ladder: held?.content ?? DEFAULT_LADDER };
  });
