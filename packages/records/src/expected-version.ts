import { z } from 'zod';

/** The version that the user saw, as a field of a step's input; without it a step applies to whatever is held. */
export const expectedVersion = { expectedVersion: z.int().min(1).optional() };
