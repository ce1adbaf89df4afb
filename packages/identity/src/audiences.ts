import { REP_IDS } from '@rep/contracts';
import { z } from 'zod';

/** The services a token can be for. A token is for one of them only. */
export const AUDIENCES = [
  'national',
  'evidence',
  'dataset',
  ...REP_IDS.map((id) => `rep-${id}` as const),
] as const;
export const audienceSchema = z.enum(AUDIENCES);
export type Audience = z.infer<typeof audienceSchema>;
