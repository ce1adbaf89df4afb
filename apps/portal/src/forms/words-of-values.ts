import { authorityByAnyCode } from '@rep/domain';

/** Names of places in a record, where the last words of the path alone would not say it. */
const PLACES: Readonly<Record<string, string>> = {
  'plan.question': 'Question',
  'plan.theoryOfChange': 'Theory of change',
  'plan.design.areas': 'Areas that try it',
  'plan.design.comparisonAreas': 'Areas it is compared with',
  'plan.design.phaseIn': 'When areas start',
  'plan.design.allocation': 'Drawing of lots',
  'plan.primaryIndicator': 'Primary indicator',
  'plan.guardrails': 'Guardrails',
  'plan.outcomeWindow': 'Outcome window',
  'plan.sample': 'Sample',
  'plan.smallestEffect': 'Smallest effect',
  'plan.dataNeeded': 'Data needed',
  'plan.burden': 'Burden',
  'plan.ethicsReference': 'Ethics reference',
  'plan.publicText': 'What the public is told',
  'plan.variant': 'Variant',
  draftedBy: 'Who took part in the draft',
};

const spaced = (name: string): string =>
  name
    .replaceAll(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
const sentence = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A path of a difference in words: `plan.design.areas.1` is "Areas that try it, 2". */
export function placeInWords(path: string): string {
  const known = Object.keys(PLACES)
    .filter((place) => `${path}.`.startsWith(`${place}.`))
    .toSorted((a, b) => b.length - a.length)[0];
  const head = known === undefined ? [] : [PLACES[known] ?? known];
  const rest = (known === undefined ? path : path.slice(known.length + 1)).split('.').filter(Boolean);
  const words = rest.map((part) => (/^\d+$/.test(part) ? String(Number(part) + 1) : spaced(part)));
  return sentence([...head, ...words].join(', '));
}

/** GSS codes as people know them: "Barnet (E09000003)". */
export function areaName(code: string): string {
  const authority = authorityByAnyCode(code);
  return authority ? `${authority.name} (${code})` : code;
}

const isTree = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A value of a record as people read it. */
export function valueInWords(value: unknown): string {
  if (value === undefined || value === null || value === '') return 'nothing';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return /^E\d{8}$/.test(value) ? areaName(value) : value;
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.map(valueInWords).join('; ');
  if (!isTree(value)) return String(value);
  return Object.entries(value)
    .map(([name, held]) => `${spaced(name)}: ${valueInWords(held)}`)
    .join(', ');
}
