import {
  PROPOSAL,
  STATEMENT,
  type Stop,
  statementKey,
  statementSchema,
  walkBack,
  walkForward,
} from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { NationalServices } from '../services.ts';

const showChainSchema = z.strictObject({ statementId: statementSchema.shape.id });

/**
 * How a statement came to be what it is: for each of its versions what it rests on (proposal, feedback, evidence, earlier
 * versions) and what came of it (feedback, proposals, later versions, pilots that move), the nearest first.
 */
export const showChainProcedure = ({ records, evidence }: NationalServices) =>
  procedureFor('standards.read')
    .input(showChainSchema)
    .query(async ({ input: { statementId } }) => {
      await records.get(STATEMENT, statementId);
      const [versions, proposals, feedback] = await Promise.all([
        records.history(STATEMENT, statementId),
        records.list(PROPOSAL),
        evidence.feedback(),
      ]);
      const chain = { feedback, proposals: proposals.map(({ content }) => content) };
      return versions.map(({ version, content }) => {
        const from: Stop = { kind: 'statement', id: statementKey(content) };
        return { version, restsOn: walkBack(chain, from), cameOfIt: walkForward(chain, from) };
      });
    });
