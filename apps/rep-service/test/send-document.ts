import type { London } from './london.ts';
import { BARNET, CAMDEN } from './london.ts';
import { authorizationOf, type Someone } from './rep-system.ts';

export const CARL: Someone = { account: 'carl', role: 'member-authority', laCode: CAMDEN };
export const BEN: Someone = { account: 'ben', role: 'lead-authority', laCode: BARNET };

type Sent = { readonly bytes: Uint8Array; readonly who?: Someone } & Readonly<Record<string, unknown>>;

/** Sends a file to the REST door as a supplier would: Carl's, for Camden's plan, unless told otherwise. */
export async function sendDocument(london: London, subjectId: string, sent: Sent) {
  const { bytes, who = CARL, ...rest } = sent;
  const fields = {
    ...{ subjectKind: 'inclusion-plan', subjectId, laCode: CAMDEN, purpose: 'supporting' },
    ...{ name: 'plan.pdf', declaredType: 'application/pdf', ...rest },
  };
  const query = new URLSearchParams(
    Object.entries(fields).map(([name, value]): [string, string] => [name, String(value)]),
  );
  const response = await fetch(`${london.service.url}/api/documents/upload?${query}`, {
    method: 'POST',
    headers: { authorization: await authorizationOf(who), 'content-type': 'application/octet-stream' },
    body: Uint8Array.from(bytes),
  });
  const answer: unknown = await response.json();
  return { status: response.status, answer };
}

/** As `sendDocument`, for a file that is taken: the id under which it is kept. */
export async function attachTo(london: London, subjectId: string, sent: Sent): Promise<string> {
  const { status, answer } = await sendDocument(london, subjectId, sent);
  const held = typeof answer === 'object' && answer && 'id' in answer ? answer.id : undefined;
  if (status === 200 && typeof held === 'string') return held;
  throw new Error(JSON.stringify(answer));
}
