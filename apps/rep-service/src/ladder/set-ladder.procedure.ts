import { LADDER, LADDER_ID, LADDER_POSITION, ladderSchema, setLadder } from '@rep/domain';
import { expectedVersion } from '@rep/records';
import { personOf } from '@rep/service-kit';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';

const setLadderSchema = z.strictObject({ ladder: ladderSchema, ...expectedVersion });

/** DfE policy sets the rungs, their conditions and the time for representations. */
export const setLadderProcedure = ({ records }: RepServices) =>
  procedureFor('ladder.configure')
    .input(setLadderSchema)
    .mutation(({ input: { ladder, expectedVersion: seen }, ctx }) => {
      const by = personOf(ctx.caller);
      const target = { id: LADDER_ID, expectedVersion: seen };
      return records.change(by, LADDER, target, async (_, { now, list }) => {
        const positions = await list(LADDER_POSITION);
        const standingOn = positions.flatMap(({ content: { rung, proposal } }) => [
          rung,
          proposal?.to ?? null,
        ]);
        return setLadder(ladder, { by, now, standingOn: standingOn.filter((rung) => rung !== null) });
      });
    });
