import { tokenFor } from './evidence-client.ts';
import { endpointOf } from './launched.ts';

/** Starts a pilot's draft as a lead authority does: one tRPC call, two events (registered, state changed). */
export async function createDraft(
  data: string,
  partnership: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<void> {
  const service = `rep-${partnership}`;
  const answer = await fetch(`${endpointOf(data, service)?.url}/trpc/pilots.create`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      authorization: `Bearer ${await tokenFor(data, service, 'lead-authority')}`,
      ...headers,
    },
    body: JSON.stringify({ title: 'Mediation before an appeal', strand: 'mediation' }),
  });
  if (!answer.ok) throw new Error(`${service} refused the draft: ${answer.status} ${await answer.text()}`);
}
