import type { Document, DocumentFile } from '@rep/domain';
import type { AppRouter } from '@rep/rep-service';
import type { TRPCClient } from '@trpc/client';
import { BARNET } from './fake-pilots.ts';
import { PLAN_ID } from './fake-plans.ts';

type Client = TRPCClient<AppRouter>;
type Listed = Awaited<ReturnType<Client['documents']['list']['query']>>;
type Held = Listed['documents'][number];
const AT = '2026-01-02T09:00:00.000Z';
export const OWN_ID = '0123456789ab';
export const MOST_BYTES = 1024 * 1024;

export const file = (more: Partial<DocumentFile> = {}): DocumentFile => ({
  ...{ name: 'Needs <b>2026</b>.pdf', declaredType: 'application/pdf', type: 'application/pdf' },
  ...{ bytes: 2_048, sha256: 'a'.repeat(64), scan: { outcome: 'not-scanned' }, uploadedBy: 'barnet-drafter' },
  ...{ role: 'lead-authority', at: AT },
  ...more,
});

/** A document as the service holds it: of Barnet's plan, unless told otherwise. */
export const heldDocument = (more: Partial<Document> = {}): Held => {
  const subject = more.subject ?? { kind: 'inclusion-plan' as const, id: PLAN_ID };
  const id = `${subject.id}.${OWN_ID}`;
  const content: Document = {
    ...{
      id,
      repId: 'london',
      laCode: BARNET,
      subject,
      purpose: 'supporting',
      files: [file()],
      withdrawn: null,
    },
    ...more,
  };
  return {
    ...{ id, version: 1, state: content.withdrawn ? 'withdrawn' : 'attached', areas: [BARNET], content },
    ...{ sha256: 'c'.repeat(64), step: 'attach', reason: null, at: AT, synthetic: false },
    by: { account: 'barnet-drafter', role: 'lead-authority', laCode: BARNET },
  };
};

export const listed = (...documents: Held[]): Listed => ({ mostBytes: MOST_BYTES, scans: false, documents });
