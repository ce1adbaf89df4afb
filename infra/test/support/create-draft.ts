import { expect } from 'vitest';
import { tokenFor } from './evidence-client.ts';
import { endpointOf } from './launched.ts';

/** Drafts a variant as a lead authority does: one tRPC call, one event. Its template has arrived once the call is taken. */
export async function createDraft(
  data: string,
  partnership: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const service = `rep-${partnership}`;
  const authorization = `Bearer ${await tokenFor(data, service, 'lead-authority')}`;
  const attempt = () =>
    fetch(`${endpointOf(data, service)?.url}/trpc/variants.draft`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body: JSON.stringify({ name: 'Mediation before an appeal', strand: 'mediation' }),
    });
  await expect.poll(async () => (await attempt()).status, { timeout: 30_000 }).toBe(200);
}
