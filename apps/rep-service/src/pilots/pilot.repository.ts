import { pilotStateSchema, type RepId } from '@rep/contracts';
import { appendToOutbox } from '@rep/outbox';
import { queryableOf } from '@rep/service-kit';
import type { z } from 'zod';
import type { LazyPrisma } from '../prisma.repository.ts';
import { type NewPilot, pilotEvents } from './pilot-events.ts';

type Pilot = {
  readonly id: string;
  readonly title: string;
  readonly strand: string;
  readonly question: string | null;
  readonly state: z.infer<typeof pilotStateSchema>;
  /** GSS code of the lead authority that drafted it. */
  readonly createdBy: string;
  /** An instant in UTC. */
  readonly createdAt: string;
};

export type PilotRepository = {
  /** Keeps the draft and tells of it, in one transaction. */
  create(pilot: NewPilot): Promise<Pilot>;
  /** Oldest first. */
  list(): Promise<readonly Pilot[]>;
  find(id: string): Promise<Pilot | null>;
};

/** A page of all pilots of a partnership; there are a handful. */
const MOST_PILOTS = 500;

type Row = Omit<Pilot, 'state' | 'createdAt'> & { state: string; createdAt: Date };
const toPilot = ({ id, title, strand, question, state, createdBy, createdAt }: Row): Pilot => ({
  id,
  title,
  strand,
  question,
  state: pilotStateSchema.parse(state),
  createdBy,
  createdAt: createdAt.toISOString(),
});

/** The pilots of one partnership. */
export function createPilotRepository(prisma: LazyPrisma, repId: RepId): PilotRepository {
  return {
    create: async (pilot) => {
      const client = await prisma();
      return client.$transaction(async (transaction) => {
        const { draft, createdBy, id } = pilot;
        const { title, strand, question = null } = draft;
        const data = { id, repId, title, strand, question, state: 'draft', createdBy };
        const row = await transaction.pilot.create({ data });
        await appendToOutbox(queryableOf(transaction), repId, pilotEvents(repId, pilot));
        return toPilot(row);
      });
    },
    list: async () => {
      const client = await prisma();
      const orderBy = [{ createdAt: 'asc' as const }, { id: 'asc' as const }];
      return (await client.pilot.findMany({ orderBy, take: MOST_PILOTS })).map(toPilot);
    },
    find: async (id) => {
      const client = await prisma();
      const row = await client.pilot.findUnique({ where: { id } });
      return row && toPilot(row);
    },
  };
}
