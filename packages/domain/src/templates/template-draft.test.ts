import { expect, test } from 'vitest';
import { saveTemplateDraft, TEMPLATE_DRAFT } from './template-draft.ts';
import { DFE_1, LEAD, refusedCodes, TEMPLATE, taking } from './test-template.ts';

const next = { ...TEMPLATE, version: 2, title: 'Written so far' };

test('a draft is the version that follows the published one, kept by DfE policy', () => {
  expect(saveTemplateDraft(TEMPLATE, next, taking(DFE_1))).toMatchObject({ content: next, state: 'draft' });
  expect(saveTemplateDraft(null, TEMPLATE, taking(DFE_1)).content).toEqual(TEMPLATE);
  expect(refusedCodes(() => saveTemplateDraft(TEMPLATE, { ...next, version: 3 }, taking(LEAD)))).toEqual([
    'wrong-role',
    'version-not-next',
  ]);
});

test('nothing of what a draft says is told before it is published', () => {
  expect(TEMPLATE_DRAFT.publicPart(next)).toEqual({ strand: 'tailored-lists', version: 2 });
});
