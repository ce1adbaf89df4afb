import { newLaCodeSchema } from '@rep/contracts';
import { DomainError, differencesOf, LADDER_POSITION } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { isOwnOnly } from './list-positions.procedure.ts';

const historySchema = z.strictObject({ laCode: newLaCodeSchema });

/** Every step of an area on the ladder, oldest first, also a proposal that was withdrawn. An authority is shown its own. */
export const ladderHistoryProcedure = ({ records }: RepServices) =>
  procedureFor('ladder.read')
    .input(historySchema)
    .query(async ({ input: { laCode }, ctx: { caller } }) => {
      if (isOwnOnly(caller.role) && caller.laCode !== laCode)
        throw new DomainError(
          'record-not-found',
          'Choose your own area: you are shown the history of no other.',
        );
      const versions = await records.history(LADDER_POSITION, laCode);
      return versions.map(({ version, state, step, reason, by, at, content }, index) => ({
        ...{ version, state, step, reason, by, at },
        differences: differencesOf(versions[index - 1]?.content ?? {}, content),
      }));
    });
