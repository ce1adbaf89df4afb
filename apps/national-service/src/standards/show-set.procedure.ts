import { compareSets, STANDARD_SET, standardSetSchema } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';
import { statementsOf } from './statements-of.ts';

const showSetSchema = z.strictObject({
  id: standardSetSchema.shape.id,
  /** Without it the newest. */
  version: standardSetSchema.shape.version.optional(),
});

/** A version of a set with its statements, what it changed against the version before, and all versions, oldest first. */
export const showSetProcedure = ({ records }: NationalServices) =>
  procedureFor('standards.read')
    .input(showSetSchema)
    .query(async ({ input: { id, version } }) => {
      const newest = await records.get(STANDARD_SET, id);
      const versions = await records.history(STANDARD_SET, id);
      const shown = versions.find((held) => held.version === version) ?? newest;
      const before = versions.find((held) => held.version === shown.version - 1);
      return {
        ...shown,
        statements: await statementsOf(records, shown.content.statements),
        changes: before ? compareSets(before.content, shown.content) : null,
        versions,
      };
    });
