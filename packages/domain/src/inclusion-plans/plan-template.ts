import { z } from 'zod';
import { lineSchema, noteSchema, slugSchema } from '../records/bounded.ts';

/** The body whose agreement no template leaves out: Children and Families Act 2014, s.26 (joint commissioning). */
export const INTEGRATED_CARE_BOARD = 'integrated-care-board';

const sectionSchema = z.strictObject({
  id: slugSchema,
  title: lineSchema,
  kind: z.enum(['text', 'provision-map', 'commissioning']),
  mandatory: z.boolean(),
  help: noteSchema.nullable(),
});
const bodySchema = z.strictObject({ id: slugSchema, title: lineSchema, mustAgree: z.boolean() });

/**
 * What a local area inclusion plan is made of. No list of sections, bodies or a quorum was published, so all three are
 * configuration: a version of this template, named by every plan that is drafted from it.
 */
export const planTemplateSchema = z
  .strictObject({
    version: slugSchema,
    sections: z.array(sectionSchema).min(1).max(24),
    bodies: z.array(bodySchema).min(1).max(40),
    quorum: z.strictObject({ least: z.int().min(1).max(40), mustBePresent: z.array(slugSchema).max(40) }),
  })
  .refine(({ bodies }) => bodies.some(({ id, mustAgree }) => id === INTEGRATED_CARE_BOARD && mustAgree), {
    path: ['bodies'],
    error: 'name the integrated care board among the bodies that must agree',
  });
export type PlanTemplate = z.infer<typeof planTemplateSchema>;

/** Whether those present are enough for the board of the SEND and AP Partnership to decide. */
export const isQuorate = ({ quorum }: PlanTemplate, present: readonly string[]): boolean =>
  new Set(present).size >= quorum.least && quorum.mustBePresent.every((body) => present.includes(body));
