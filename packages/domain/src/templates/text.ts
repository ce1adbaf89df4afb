import { z } from 'zod';
import { fitToRead } from '../records/bounded.ts';

/** One line that people read, such as a name. */
export const lineSchema = (max: number) => z.string().min(1).max(max).superRefine(fitToRead('line'));
/** A text of several lines that people read, such as a reason. */
export const linesSchema = (max: number) => z.string().min(1).max(max).superRefine(fitToRead('lines'));
/** A short name for programs. `__proto__` and its like do not fit, so it may be a key of a record. */
export const slugSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'not a name of small letters, digits and hyphens');
