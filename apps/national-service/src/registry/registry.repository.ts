import { type RepId, regionCodeSchema, repIdSchema } from '@rep/contracts';
import type { MembershipChange, Partnership } from '@rep/domain';
import { appendToOutbox, type NewEvent } from '@rep/outbox';
import { queryableOf } from '@rep/service-kit';
import type { Prisma } from '../prisma/generated/client.ts';
import type { LazyPrisma } from '../prisma.repository.ts';

/** One line of the history: a change of one authority's place, of which its registration is the first. */
export type RegistryStep = Omit<MembershipChange, 'change'> & {
  readonly change: MembershipChange['change'] | 'registered';
};
type MembershipLine = {
  readonly change: string;
  readonly newLaCode: string;
  readonly name: string;
  readonly lead: boolean;
  /** The day from which it holds. */
  readonly effectiveOn: string;
  readonly recordedAt: string;
};

/** What a change makes of the registry, and what the world is told of it. */
type RegistryChange = {
  /** Partnerships that are new or differ. */
  readonly save: readonly Partnership[];
  /** What the history keeps of it. */
  readonly changes: readonly RegistryStep[];
  readonly events: readonly NewEvent[];
};

export type RegistryRepository = {
  /** In the order of the region's code. */
  list(): Promise<readonly Partnership[]>;
  find(repId: RepId): Promise<Partnership | null>;
  /** Every change of a partnership's membership, oldest first. */
  history(repId: RepId): Promise<readonly MembershipLine[]>;
  /** Changes the registry and tells of it in one transaction; changes never overlap. What `decide` throws undoes all. */
  change(decide: (registry: readonly Partnership[]) => RegistryChange): Promise<void>;
};

const WITH_MEMBERS = {
  members: { orderBy: { position: 'asc' } },
} as const satisfies Prisma.PartnershipInclude;
type Row = Prisma.PartnershipGetPayload<{ include: typeof WITH_MEMBERS }>;

const dayOf = (date: Date): string => date.toISOString().slice(0, 10);

const toPartnership = (row: Row): Partnership => ({
  rep_id: repIdSchema.parse(row.repId),
  name: row.name,
  region_code: regionCodeSchema.parse(row.regionCode),
  region_name: row.regionName,
  valid_from: dayOf(row.validFrom),
  members: row.members.map((m) => ({
    new_la_code: m.newLaCode,
    old_la_code: m.oldLaCode,
    la_name: m.laName,
    lead: m.lead,
  })),
});

const memberRows = ({ rep_id: repId, members }: Partnership) =>
  members.map((m, index) => ({
    repId,
    newLaCode: m.new_la_code,
    oldLaCode: m.old_la_code,
    laName: m.la_name,
    lead: m.lead,
    position: index + 1,
  }));

async function readAll(db: Prisma.TransactionClient): Promise<readonly Partnership[]> {
  return (await db.partnership.findMany({ include: WITH_MEMBERS, orderBy: { regionCode: 'asc' } })).map(
    toPartnership,
  );
}

async function save(db: Prisma.TransactionClient, partnership: Partnership): Promise<void> {
  const { rep_id: repId, name, region_code: regionCode, region_name: regionName, valid_from } = partnership;
  const data = { name, regionCode, regionName, validFrom: new Date(`${valid_from}T00:00:00.000Z`) };
  await db.partnership.upsert({ where: { repId }, create: { repId, ...data }, update: data });
  await db.member.deleteMany({ where: { repId } });
  await db.member.createMany({ data: memberRows(partnership) });
}

const stepRow = ({ rep_id: repId, change, member, effective_on }: RegistryStep) => ({
  ...{ repId, change, newLaCode: member.new_la_code, oldLaCode: member.old_la_code },
  ...{ laName: member.la_name, lead: member.lead, effectiveOn: new Date(`${effective_on}T00:00:00.000Z`) },
});

async function readHistory(db: Prisma.TransactionClient, repId: RepId): Promise<readonly MembershipLine[]> {
  const rows = await db.membershipChange.findMany({ where: { repId }, orderBy: { sequence: 'asc' } });
  return rows.map(({ change, newLaCode, laName: name, lead, effectiveOn, recordedAt }) => ({
    ...{ change, newLaCode, name, lead },
    ...{ effectiveOn: dayOf(effectiveOn), recordedAt: recordedAt.toISOString() },
  }));
}

/** The registry of partnerships. */
export function createRegistryRepository(prisma: LazyPrisma): RegistryRepository {
  return {
    list: async () => readAll(await prisma()),
    find: async (repId) => {
      const row = await (await prisma()).partnership.findUnique({ where: { repId }, include: WITH_MEMBERS });
      return row && toPartnership(row);
    },
    history: async (repId) => readHistory(await prisma(), repId),
    change: async (decide) => {
      const client = await prisma();
      await client.$transaction(async (transaction) => {
        // The rules look at the whole registry, so two changes at once would not see each other.
        await transaction.$executeRaw`LOCK TABLE partnership IN SHARE ROW EXCLUSIVE MODE`;
        const { save: changed, changes, events } = decide(await readAll(transaction));
        for (const partnership of changed) await save(transaction, partnership);
        await transaction.membershipChange.createMany({ data: changes.map(stepRow) });
        await appendToOutbox(queryableOf(transaction), 'national', events);
      });
    },
  };
}
