import type { Pilot } from '@rep/domain';
import type { Held } from '@rep/records';
import { z } from 'zod';

const CURSOR = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z~[\da-f-]{36}$/;

/** After which line a page begins: the `cursor` of the last line of the page before. */
export const afterSchema = z
  .string()
  .regex(CURSOR, 'Give the cursor of the last line of the page before.')
  .transform((cursor) => {
    const [changedAt = '', id = ''] = cursor.split('~');
    return { changedAt, id };
  });

/** A line of the list: what a pilot is, and where it and its areas stand. */
export const lineOf = ({ id, version, at, synthetic, content }: Held<Pilot>, account: string) => {
  const { title, strand, state, cycle, leadLaCode, plan, areas, refines, successor, draftedBy } = content;
  return {
    ...{ id, version, title, strand, state, cycle, leadLaCode, refines, successor, changedAt: at, synthetic },
    question: plan.question ?? null,
    draftedByMe: draftedBy.includes(account),
    areas: areas.map(({ laCode, state: areaState }) => ({ laCode, state: areaState })),
    cursor: `${at}~${id}`,
  };
};
