import { type Refusal, refuseIfAny } from '../gates/step-refused.ts';
import type { Change, Taking } from '../records/change.ts';
import type { RecordKind } from '../records/record-kind.ts';
import { refusal, wrongRole } from './refusal.ts';
import { type Template, templateSchema } from './template.ts';

const DFE = 'DfE policy';

/** The next version of a strand's template while it is written, one record for each strand. Only that there is one is told. */
export const TEMPLATE_DRAFT: RecordKind<Template> = {
  kind: 'template-draft',
  schema: templateSchema,
  publicPart: ({ strand, version }) => ({ strand, version }),
};

const notNext = (published: Template | null, { strand, version }: Template): readonly Refusal[] => {
  const next = (published?.version ?? 0) + 1;
  if (version === next) return [];
  return [
    refusal({
      ...{ code: 'version-not-next', field: 'version', whoCanSupply: DFE },
      fact: `The next version of ${strand} is ${next}.`,
    }),
  ];
};

/** DfE policy keeps what it has written so far. What is wrong with it is told by the preview and refused at publishing. */
export function saveTemplateDraft(
  published: Template | null,
  draft: Template,
  { by }: Taking,
): Change<Template> {
  refuseIfAny([...wrongRole(by, 'dfe-policy', "write a strand's template"), ...notNext(published, draft)]);
  return { content: draft, state: 'draft', areas: [], step: 'saved', reason: null, announces: [] };
}
