import { z } from 'zod';
import { textProblem } from '../pilots/check-text.ts';

const readable = (kind: 'line' | 'lines') => (text: string, context: z.RefinementCtx<string>) => {
  const problem = textProblem(text, kind);
  if (problem) context.addIssue({ code: 'custom', message: problem });
};

/** One line that people read, such as a name. */
export const lineSchema = (max: number) => z.string().min(1).max(max).superRefine(readable('line'));
/** A text of several lines that people read, such as a reason. */
export const linesSchema = (max: number) => z.string().min(1).max(max).superRefine(readable('lines'));
/** A short name for programs. `__proto__` and its like do not fit, so it may be a key of a record. */
export const slugSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, 'not a name of small letters, digits and hyphens');
