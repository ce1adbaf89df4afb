import { newLaCodeSchema, pilotStateSchema } from '@rep/contracts';
import { z } from 'zod';
import type { PartnershipService } from '../services/partnership.ts';
import type { PilotLine } from './read-pilots.ts';

const LINES = 25;

const text = z.string().max(100).default('').catch('');
/** What an address says of the list: what is chosen, and beside which line the page stands. */
const wantedSchema = z.object({
  state: pilotStateSchema.or(z.literal('')).default('').catch(''),
  strand: text,
  area: newLaCodeSchema.or(z.literal('')).default('').catch(''),
  after: text,
  before: text,
});
export type Wanted = z.infer<typeof wantedSchema>;

export const readWanted = (query: unknown): Wanted => wantedSchema.parse(query);
export const isChosen = ({ state, strand, area }: Wanted): boolean => `${state}${strand}${area}` !== '';

export type PilotPage = {
  /** The newest change first. */
  readonly pilots: readonly PilotLine[];
  /** Addresses of the pages beside this one; null where there is none. */
  readonly newer: string | null;
  readonly older: string | null;
};

const addressOf = ({ state, strand, area }: Wanted, beside: Record<string, string>): string =>
  `?${new URLSearchParams({ ...(state && { state }), ...(strand && { strand }), ...(area && { area }), ...beside })}`;

/** One page of the partnership's pilots, and whether there are more on either side: one line more is asked for. */
export async function readPage(service: PartnershipService, wanted: Wanted): Promise<PilotPage> {
  const { state, strand, area, after, before } = wanted;
  const backwards = before !== '';
  const lines = await service.call((client) =>
    client.pilots.list.query({
      ...{ ...(state && { state }), ...(strand && { strand }), ...(area && { area }) },
      ...{ newestFirst: !backwards, limit: LINES + 1 },
      ...((before || after) && { after: before || after }),
    }),
  );
  const shown = lines.slice(0, LINES);
  const pilots = backwards ? shown.toReversed() : shown;
  const more = lines.length > LINES;
  const [first, last] = [pilots[0]?.cursor, pilots.at(-1)?.cursor];
  return {
    pilots,
    newer: first && (backwards ? more : after !== '') ? addressOf(wanted, { before: first }) : null,
    older: last && (backwards || more) ? addressOf(wanted, { after: last }) : null,
  };
}
