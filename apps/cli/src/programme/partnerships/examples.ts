import type { PartnershipExample } from '../step.ts';
import { LONDON } from './london.ts';
import { EAST_MIDLANDS, EAST_OF_ENGLAND, WEST_MIDLANDS } from './midland.ts';
import { NORTH_EAST, NORTH_WEST, YORKSHIRE } from './northern.ts';
import { SOUTH_EAST, SOUTH_WEST } from './southern.ts';

/** All nine, made up: no authority did any of it. */
export const EXAMPLES: readonly PartnershipExample[] = [
  NORTH_EAST,
  NORTH_WEST,
  YORKSHIRE,
  EAST_MIDLANDS,
  WEST_MIDLANDS,
  EAST_OF_ENGLAND,
  LONDON,
  SOUTH_EAST,
  SOUTH_WEST,
];
