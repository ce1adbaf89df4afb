import type { Maker } from './held.ts';
import type { Prisma } from './prisma/generated/client.ts';
import type { Transaction } from './prisma.repository.ts';
import type { Ref } from './record.repository.ts';

export type Refused = Ref & {
  readonly by: Maker;
  readonly code: string;
  /** Why, as the rule said it. */
  readonly reasons: readonly object[];
};

/** Keeps who was refused what. */
export async function auditRefusal(db: Transaction, { kind, id, by, code, reasons }: Refused): Promise<void> {
  const { account, role, laCode } = by;
  await db.refusal.create({
    data: {
      ...{ at: new Date(), account, role, laCode, kind, recordId: id, code },
      reasons: reasons as readonly Prisma.InputJsonObject[] as Prisma.InputJsonArray,
    },
  });
}
