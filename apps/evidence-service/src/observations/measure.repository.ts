import type { Queryable } from '@rep/service-kit';
import { z } from 'zod';

const measureSchema = z.object({ dataset: z.string(), name: z.string() });
export type StoredMeasure = z.infer<typeof measureSchema>;

/** The order in which their files print measures. */
export const MEASURE_ORDER = 'ordinal, name';

export async function listMeasures(db: Queryable, dataset: string | null): Promise<StoredMeasure[]> {
  const { rows } = await db.query(
    `SELECT dataset, name FROM measure WHERE $1::text IS NULL OR dataset = $1 ORDER BY dataset, ${MEASURE_ORDER}`,
    [dataset],
  );
  return z.array(measureSchema).parse(rows);
}
