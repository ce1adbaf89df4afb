import type { MediationApproach, Template } from '@rep/domain';
import {
  type Answers,
  type Field,
  type Option,
  type Typed,
  textOf,
  ticked,
  typedAs,
} from '../forms/field.ts';
import { together } from '../forms/together.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import { mediatorAt, mediatorFields, namesOf, rowsFor, savedMediator } from './mediator-rows.ts';

export type ApproachInput = Omit<MediationApproach, 'repId'>;
type Employers = MediationApproach['adviser']['employers'];

export const EMPLOYERS: readonly { readonly value: Employers[number]; readonly text: string }[] = [
  { value: 'independent', text: 'The organisation itself, independent of all below' },
  { value: 'english-authority', text: 'A local authority in England' },
  { value: 'icb', text: 'An integrated care board' },
  { value: 'nhs-england', text: 'NHS England' },
];
const YES_NO: readonly Option[] = [
  { value: 'yes', text: 'Yes' },
  { value: 'no', text: 'No' },
];

/** The choices that the strand's template publishes for a parameter. */
function choicesOf(template: Template, name: string): readonly Option[] {
  const parameter = template.parameters.find((each) => each.name === name);
  if (!parameter || !('codes' in parameter)) return [];
  return parameter.codes.map(({ code, label }) => ({ value: code, text: label }));
}

const adviserFields: readonly Field[] = [
  {
    ...{ name: 'organisation', type: 'line', most: 200, path: 'adviser.organisation' },
    ...{ group: 'Mediation adviser', label: 'Organisation that advises families' },
  },
  {
    ...{ name: 'employers', type: 'checkboxes', options: EMPLOYERS, path: 'adviser.employers' },
    label: 'Who employs its people?',
    hint: 'Section 56(3) rules out anybody whom an English authority, an integrated care board or NHS England employs.',
  },
];

const attendsFields = (template: Template): readonly Field[] => [
  {
    ...{ name: 'authority-post', type: 'radios', options: choicesOf(template, 'authority-attends') },
    ...{ path: 'attends.authority.post', group: 'Who attends', label: 'For the authority' },
  },
  {
    ...{ name: 'authority-decides', type: 'radios', options: YES_NO, path: 'attends.authority' },
    label: 'Can they decide every issue there and then?',
  },
  {
    ...{ name: 'icb-post', type: 'radios', options: choicesOf(template, 'icb-attends') },
    ...{ path: 'attends.icb.post', label: 'For the integrated care board, where health is an issue' },
  },
  {
    ...{ name: 'icb-decides', type: 'radios', options: YES_NO, path: 'attends.icb' },
    label: 'Can they decide on health provision?',
  },
];

/** What is asked of an authority. Whom a family brings is no question, and no meeting comes before the mediation. */
export const approachFields = (template: Template, held: MediationApproach | null): readonly Field[] => [
  {
    ...{ name: 'standards', type: 'radios', options: choicesOf(template, 'professional-standards') },
    ...{ path: 'standardsVersion', label: 'Which professional standards do the mediators work to?' },
  },
  ...adviserFields,
  ...attendsFields(template),
  ...rowsFor(held).flatMap(mediatorFields),
];

const yesNo = (may: boolean): readonly string[] => [may ? 'yes' : 'no'];

export const savedApproach = (held: MediationApproach | null): Typed => ({
  standards: typedAs(held?.standardsVersion),
  organisation: typedAs(held?.adviser.organisation),
  employers: held?.adviser.employers ?? [],
  'authority-post': typedAs(held?.attends.authority.post),
  'authority-decides': held ? yesNo(held.attends.authority.mayDecide) : [],
  'icb-post': typedAs(held?.attends.icb.post),
  'icb-decides': held ? yesNo(held.attends.icb.mayDecide) : [],
  ...Object.assign({}, ...rowsFor(held).map((at) => savedMediator(held?.mediators[at], at))),
});

export const checkRows = (
  fields: readonly Field[],
  answers: Answers,
  held: MediationApproach | null,
): readonly FieldProblem[] =>
  rowsFor(held)
    .slice(1)
    .flatMap((at) => together(fields, answers, namesOf(at)));

const attendance = (answers: Answers, body: string) => ({
  post: textOf(answers, `${body}-post`) ?? '',
  mayDecide: textOf(answers, `${body}-decides`) === 'yes',
});

export const readApproach = (
  answers: Answers,
  laCode: string,
  held: MediationApproach | null,
): ApproachInput => ({
  laCode,
  standardsVersion: textOf(answers, 'standards') ?? '',
  mediators: rowsFor(held).flatMap((at) => mediatorAt(answers, at)),
  adviser: {
    organisation: textOf(answers, 'organisation') ?? '',
    employers: EMPLOYERS.map(({ value }) => value).filter((value) =>
      ticked(answers, 'employers').includes(value),
    ),
  },
  attends: { authority: attendance(answers, 'authority'), icb: attendance(answers, 'icb') },
});
