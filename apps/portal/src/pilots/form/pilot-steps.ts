import { areasStep } from './areas.ts';
import { dataStep } from './data-and-burden.ts';
import { designStep } from './design.ts';
import { indicatorsStep } from './indicators.ts';
import { outcomeStep } from './outcome.ts';
import type { PilotStep } from './pilot-step.ts';
import { variantStep } from './variant.ts';
import { whatAndWhy } from './what-and-why.ts';

/** The pages of the form, in their order. */
export const PILOT_STEPS: readonly PilotStep[] = [
  whatAndWhy,
  areasStep,
  designStep,
  indicatorsStep,
  outcomeStep,
  dataStep,
  variantStep,
];
