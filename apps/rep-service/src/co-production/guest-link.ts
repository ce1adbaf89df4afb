import { assertOpen, DRAFT_LINK, type DraftLink, linkEnded } from '@rep/domain';
import type { Held } from '@rep/records';
import { z } from 'zod';
import type { RepServices } from '../services.ts';
import { linkIdOf, TOKEN_PATTERN } from './link-token.ts';

export const tokenSchema = z.strictObject({ token: z.string().regex(TOKEN_PATTERN, 'not a whole link') });

/** Somebody who has a link and no account: no role of the platform, so no other procedure lets them in. */
export const guestOf = (linkId: string) => ({
  ...{ account: `link.${linkId}`, role: 'draft-guest', laCode: null },
});

/**
 * The link that a token opens now. One that is not there, has ended or was withdrawn is told alike, and guesses leave no
 * trace; a link that is there is counted, so that a leaked one cannot be used to flood a service.
 */
export async function openLink(
  { records, now }: RepServices,
  token: string,
  count: (linkId: string) => void,
): Promise<Held<DraftLink>> {
  const link = await records.find(DRAFT_LINK, linkIdOf(token));
  if (!link) throw linkEnded();
  count(link.id);
  assertOpen(link.content, now().toISOString());
  return link;
}
