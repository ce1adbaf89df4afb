import { z } from 'zod';
import { textProblem } from '../pilots/check-text.ts';

/** A check of a text that people read, for a schema of any length. */
export const fitToRead = (kind: 'line' | 'lines') => (text: string, context: z.RefinementCtx) => {
  const problem = textProblem(text, kind);
  if (problem !== undefined) context.addIssue({ code: 'custom', message: problem });
};

/** A line that people read, fit to be shown. */
export const lineSchema = z.string().max(200).superRefine(fitToRead('line'));
/** A text of several lines. 20,000 characters are about ten printed pages. */
export const textSchema = z.string().max(20_000).superRefine(fitToRead('lines'));
/** A reason or a note: a few sentences. */
export const noteSchema = z.string().max(500).superRefine(fitToRead('lines'));
/** An opaque account id, never a name. */
export const accountSchema = z.string().regex(/^[a-z0-9][a-z0-9._-]{0,99}$/i, 'not an account');
/** A slug: lower-case words joined by hyphens. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+([.-][a-z0-9]+)*$/, 'not a slug')
  .max(100);
export const daySchema = z.iso.date('not a day as in 2026-09-01');
/** SHA-256 in hex. */
export const sha256Schema = z.string().regex(/^[a-f0-9]{64}$/, 'not a SHA-256 in hex');
