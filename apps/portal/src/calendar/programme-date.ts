import { z } from 'zod';

/** A day of the programme. `id` is the same every time it is told. */
export type ProgrammeDate = {
  readonly id: string;
  readonly day: string;
  readonly text: string;
  readonly href: string;
};

/** The most that the evidence service gives of one kind at once. */
export const PAGE = 200;

/** Versions of records as the evidence service tells them. */
export const versions = <T>(content: z.ZodType<T>) =>
  z.array(z.object({ id: z.string(), state: z.string(), content }));

/** By day, and on one day by what is said. */
export const inOrder = (a: ProgrammeDate, b: ProgrammeDate): number =>
  a.day === b.day ? a.text.localeCompare(b.text) : a.day < b.day ? -1 : 1;
