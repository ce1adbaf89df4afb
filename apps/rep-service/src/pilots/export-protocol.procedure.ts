import { exportProtocol, isIntact, REGISTRIES } from '@rep/domain';
import { procedureFor } from '@rep/service-kit/trpc';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { seenPilot } from './seen-pilot.ts';

const exportSchema = z.strictObject({ pilotId: z.uuid(), registry: z.enum(REGISTRIES) });

/** The protocol under the field names of a public registry, with the frozen bytes once it is registered. */
export const exportProtocolProcedure = (services: RepServices) =>
  procedureFor('pilots.read')
    .input(exportSchema)
    .query(async ({ input: { pilotId, registry }, ctx: { caller } }) => {
      const { content } = await seenPilot(services, caller, pilotId);
      const { protocol } = content;
      const frozen = protocol && {
        ...{ canonical: protocol.canonical, sha256: protocol.sha256, at: protocol.at },
        ...{ registryUrl: protocol.registryUrl, intact: isIntact(content) },
      };
      return { registry, fields: exportProtocol(content, registry), frozen };
    });
