import { AREA_DOCUMENTS } from '@rep/domain';
import { purposeName } from '../../documents/document-words.ts';
import type { SignableFile } from '../../documents/signable-files.ts';
import { type Answers, type Field, textOf } from '../../forms/field.ts';
import type { FieldProblem } from '../../http/field-problems.ts';
import type { AreaStepForm, StepContext } from './step-form.ts';

/** Of a document that is kept elsewhere: then its kind and its hash are typed. */
const ELSEWHERE = 'elsewhere';
const answerFor = ({ kind, sha256 }: SignableFile): string => `${kind}.${sha256}`;

const chooseFile = (files: readonly SignableFile[]): Field => ({
  ...{ name: 'file', type: 'radios', label: 'Which file?' },
  options: [
    ...files.map((file) => ({
      ...{ value: answerFor(file), text: `${purposeName(file.kind)}: ${file.name}` },
      hint: `SHA-256 ${file.sha256}`,
    })),
    {
      value: ELSEWHERE,
      text: 'A document that is kept elsewhere',
      hint: 'Say below which it is, and its SHA-256.',
    },
  ],
});

const typedFields = (optional: boolean): readonly Field[] => [
  {
    ...{ name: 'kind', type: 'radios', label: 'Which document?', optional },
    ...(optional && { group: 'Only for a document that is kept elsewhere' }),
    options: AREA_DOCUMENTS.map((value) => ({ value, text: purposeName(value) })),
  },
  {
    ...{ name: 'sha256', type: 'line', most: 64, label: 'SHA-256 of the document', optional },
    hint: '64 characters, 0 to 9 and a to f: it says which text was signed, and the text stays with you.',
  },
];

/** The attached file that was chosen, if one was. */
const chosenFile = (answers: Answers, { files = [] }: StepContext): SignableFile | undefined =>
  files.find((file) => answerFor(file) === textOf(answers, 'file'));

function check(answers: Answers, context: StepContext): readonly FieldProblem[] {
  if (!context.files?.length || chosenFile(answers, context)) return [];
  if (textOf(answers, 'file') !== ELSEWHERE) return [];
  return [
    ...(textOf(answers, 'kind') ? [] : [{ field: 'kind', text: 'Choose which document it is' }]),
    ...(textOf(answers, 'sha256') ? [] : [{ field: 'sha256', text: 'Enter the SHA-256 of the document' }]),
  ];
}

/** The authority's decision-maker signs a file that is attached, or by its hash one that is kept elsewhere. */
export const signDocumentForm: AreaStepForm = {
  title: 'Sign a document',
  button: 'Sign',
  intro: ['Each document is signed by the authority’s decision-maker, who did not draft it.'],
  fields: ({ files = [] }) => [
    ...(files.length > 0 ? [chooseFile(files)] : []),
    {
      ...{ name: 'draftedBy', type: 'line', most: 100, label: 'Account of who drafted it' },
      hint: 'Not your own.',
    },
    ...typedFields(files.length > 0),
  ],
  check,
  take: (service, target, answers, context) => {
    const file = chosenFile(answers, context);
    const kind = AREA_DOCUMENTS.find((each) => each === textOf(answers, 'kind')) ?? 'data-sharing';
    const signed = { kind: file?.kind ?? kind, sha256: file?.sha256 ?? textOf(answers, 'sha256') ?? '' };
    const draftedBy = textOf(answers, 'draftedBy') ?? '';
    return service.call((client) => client.pilots.signDocument.mutate({ ...target, ...signed, draftedBy }));
  },
};
