import { z } from 'zod';

/**
 * As a field of the input that begins a record: it is an example, for practice, and no account of what anybody did. Its
 * events say so from the first, and no later step takes that away.
 */
export const synthetic = { synthetic: z.boolean().default(false) };
