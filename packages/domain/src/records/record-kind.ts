import type { z } from 'zod';

/** One kind of record: what it holds, and what of that may leave the service that keeps it. */
export type RecordKind<Content> = {
  /** Lower-case words joined by hyphens: `pilot`, `inclusion-plan`. */
  readonly kind: string;
  readonly schema: z.ZodType<Content>;
  /** What is told to the shared evidence: never a person's name, account or words in confidence. */
  publicPart(content: Content): Readonly<Record<string, unknown>>;
};
