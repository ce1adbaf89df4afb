import {
  type Change,
  DELEGATION,
  DOCUMENT,
  type Document,
  type DocumentTaking,
  editPlan,
  INCLUSION_PLAN,
  type InclusionPlan,
  type Person,
  PILOT,
  pilotTakesDocument,
  type Refusal,
} from '@rep/domain';
import type { Held, RecordTransaction } from '@rep/records';
import { planFacts } from '../inclusion-plans/plan-step.ts';
import type { RepServices } from '../services.ts';
import { lockDocuments } from './document-bytes.repository.ts';
import { documentsOf } from './seen-document.ts';

/** Which document is written, and for whom. */
export type Target = Pick<Document, 'id' | 'laCode' | 'subject' | 'purpose'>;
type Rule = (held: Document | null, taking: DocumentTaking) => Change<Document> | null;
type Writing = { readonly by: Person; readonly target: Target; readonly rule: Rule };

/** What stands in the plan's own content of its documents: they are a part of its edition. */
const inPlan = (documents: readonly Document[]): InclusionPlan['documents'] =>
  documents
    .filter(({ withdrawn }) => withdrawn === null)
    .flatMap(({ files }) => files.slice(-1))
    .map(({ name, type, bytes, sha256 }) => ({ name, mediaType: type, bytes, sha256 }));

async function change(
  transaction: RecordTransaction,
  { by, target, rule }: Writing,
  { closed, synthetic }: { readonly closed: readonly Refusal[]; readonly synthetic: boolean },
): Promise<{ held: Held<Document>; all: readonly Document[] }> {
  const listed = await transaction.list(DOCUMENT, documentsOf(target.subject));
  const others = listed.map(({ content }) => content);
  const scheme = (await transaction.read(DELEGATION, target.laCode))?.content ?? null;
  const taking = { by, now: transaction.now, facts: { scheme, closed, others } };
  const held = await transaction.change(DOCUMENT, { id: target.id, synthetic }, (document) =>
    rule(document?.content ?? null, taking),
  );
  const all = [...others.filter(({ id }) => id !== target.id), held.content];
  return { held, all };
}

/** The plan is edited in the same step: it is drafted again, as after any other word of it. */
async function ofPlan(transaction: RecordTransaction, writing: Writing): Promise<Held<Document>> {
  const { by, target } = writing;
  let written: Held<Document> | undefined;
  await transaction.change(INCLUSION_PLAN, { id: target.subject.id }, async (plan) => {
    if (!plan) return null;
    const { held, all } = await change(transaction, writing, { closed: [], synthetic: plan.synthetic });
    written = held;
    const documents = inPlan(all);
    if (JSON.stringify(documents) === JSON.stringify(plan.content.documents)) return null;
    const facts = await planFacts(transaction, plan.content);
    return editPlan(plan.content, { sections: [], documents }, { by, now: transaction.now, facts });
  });
  if (!written) throw new Error('a plan that is not there was changed');
  return written;
}

async function ofPilot(transaction: RecordTransaction, writing: Writing): Promise<Held<Document>> {
  const { subject, purpose, laCode } = writing.target;
  const pilot = await transaction.read(PILOT, subject.id);
  const closed = pilot ? pilotTakesDocument(pilot.content, { purpose, laCode }) : [];
  const { held } = await change(transaction, writing, { closed, synthetic: pilot?.synthetic ?? false });
  return held;
}

/** Writes a document by a rule: its record, its events, what `beside` does and what its subject says of it, or nothing. */
export const writeDocument = (
  { records }: RepServices,
  writing: Writing,
  beside: (transaction: RecordTransaction) => Promise<void> = async () => undefined,
): Promise<Held<Document>> =>
  records.transact(writing.by, { kind: DOCUMENT.kind, id: writing.target.id }, async (transaction) => {
    await lockDocuments(transaction.db);
    const write = writing.target.subject.kind === 'pilot' ? ofPilot : ofPlan;
    const held = await write(transaction, writing);
    await beside(transaction);
    return held;
  });
