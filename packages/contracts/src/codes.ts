import { z } from 'zod';

/** The nine partnerships by the slug of their region: the REP_ID of a service and the `repid` of an event. */
export const REP_IDS = [
  'north-east',
  'north-west',
  'yorkshire-and-the-humber',
  'east-midlands',
  'west-midlands',
  'east-of-england',
  'london',
  'south-east',
  'south-west',
] as const;
export const repIdSchema = z.enum(REP_IDS);
export type RepId = z.infer<typeof repIdSchema>;

/** Who speaks on the stream: each partnership, and the national service. */
export const PRODUCERS = ['national', ...REP_IDS] as const;
export const producerSchema = z.enum(PRODUCERS);
export type Producer = z.infer<typeof producerSchema>;

/** Symbols of DfE's open data standards: unavailable, not applicable, confidential, rounds to zero. Never null, never 0. */
export const VALUE_SYMBOLS = ['x', 'z', 'c', 'low'] as const;
export const valueSymbolSchema = z.enum(VALUE_SYMBOLS);
export type ValueSymbol = z.infer<typeof valueSymbolSchema>;

/** One published cell: a finite number as printed, or a symbol. */
export const cellSchema = z.union([z.number(), valueSymbolSchema]);
export type Cell = z.infer<typeof cellSchema>;

/** Arms of a pilot. `baseline` is for rows that belong to no arm: regions and England. */
export const PILOT_ARMS = ['pilot', 'comparison', 'baseline'] as const;
export const pilotArmSchema = z.enum(PILOT_ARMS);
export type PilotArm = z.infer<typeof pilotArmSchema>;

/** GSS code of an English local authority: county, unitary, metropolitan or London borough. */
export const newLaCodeSchema = z
  .string()
  .regex(/^E(06|08|09|10)\d{6}$/, 'not a GSS code of an English local authority');
/** DfE's three-digit authority code. It stays a string: leading zeros and "x" codes are never numbers. */
export const oldLaCodeSchema = z.string().regex(/^\d{3}$/, 'not a three-digit local authority code');
export const regionCodeSchema = z.string().regex(/^E1200000[1-9]$/, 'not a code of an English region');
export const ENGLAND_CODE = 'E92000001';
