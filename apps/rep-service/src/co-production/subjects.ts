import { INCLUSION_PLAN, PILOT, type RecordVersion, VARIANT } from '@rep/domain';
import type { Held, Records } from '@rep/records';

/** A version of a record that can be commented on, as much of it as may be shown outside. */
export type Shown = Omit<Held<unknown>, 'content' | 'by' | 'reason' | 'sha256'> & {
  readonly content: Readonly<Record<string, unknown>>;
};

function shown<C>(held: Held<C> | null, publicPart: (content: C) => Shown['content']): Shown | null {
  if (!held) return null;
  const { content, by: _, reason: __, sha256: ___, ...rest } = held;
  return { ...rest, content: publicPart(content) };
}

/** The version of the record, without accounts and without what was said in confidence; null when there is none. */
export async function findSubject(
  records: Records,
  { kind, id, version }: RecordVersion,
): Promise<Shown | null> {
  if (kind === 'pilot') return shown(await records.version(PILOT, id, version), PILOT.publicPart);
  if (kind === 'variant') return shown(await records.version(VARIANT, id, version), VARIANT.publicPart);
  return shown(await records.version(INCLUSION_PLAN, id, version), INCLUSION_PLAN.publicPart);
}
