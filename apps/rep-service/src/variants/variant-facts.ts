import {
  type Change,
  DELEGATION,
  type Person,
  StepRefused,
  TEMPLATE_KIND,
  type Template,
  VARIANT,
  type Variant,
  type VariantFacts,
} from '@rep/domain';
import { expectedVersion, type Held, type RecordReading } from '@rep/records';
import { z } from 'zod';
import { membersOf, variantChecks } from '../pilots/gather-facts.ts';
import type { RepServices } from '../services.ts';

/** Which variant a step is of, and the version that the user saw. */
export const ofVariant = { variantId: z.uuid(), ...expectedVersion };
type OfVariant = { readonly variantId: string; readonly expectedVersion?: number | undefined };

const noTemplate = (strand: string) => ({
  ...{ gate: null, code: 'no-template', field: 'strand', laCode: null, whoCanSupply: 'DfE policy' },
  fact: `No template of ${strand} is published.`,
});

/** The published template of a strand. Throws StepRefused while none has arrived. */
export async function templateOf(reading: RecordReading, strand: string): Promise<Template> {
  const template = await reading.read(TEMPLATE_KIND, strand);
  if (template) return template.content;
  throw new StepRefused([noTemplate(strand)]);
}

/** What a variant's rules look at: its template as published now, the partnership's areas, the day, and the law. */
export async function changeFacts(
  reading: RecordReading,
  { repId }: Pick<RepServices, 'repId'>,
  strand: string,
): Promise<VariantFacts & { readonly template: Template }> {
  const template = await templateOf(reading, strand);
  return { template, ...(await variantChecks(reading, await membersOf(reading, repId))) };
}

/** The same, and the scheme that says whether this person drafts for their authority. */
export async function draftingFacts(
  reading: RecordReading,
  services: Pick<RepServices, 'repId'>,
  { strand, by }: { readonly strand: string; readonly by: Person },
) {
  const scheme = by.laCode === null ? null : await reading.read(DELEGATION, by.laCode);
  return { ...(await changeFacts(reading, services, strand)), scheme: scheme?.content ?? null };
}
type Taken = {
  readonly taking: { readonly by: Person; readonly now: string };
  readonly facts: Awaited<ReturnType<typeof draftingFacts>>;
};

/** One change of a variant, with what its rules look at gathered in the same transaction. */
export const takeVariantStep = (
  services: RepServices,
  by: Person,
  { variantId, expectedVersion: seen }: OfVariant,
  rule: (held: Variant, taken: Taken) => Change<Variant>,
): Promise<Held<Variant>> =>
  services.records.step(
    by,
    VARIANT,
    { id: variantId, expectedVersion: seen },
    async ({ content }, transaction) => {
      const facts = await draftingFacts(transaction, services, { strand: content.strand, by });
      return rule(content, { taking: { by, now: transaction.now }, facts });
    },
  );
