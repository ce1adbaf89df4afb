import type { PlanSection, PlanTemplate } from '@rep/domain';
import { type Answers, type Field, numberOf, type Typed, textOf, typedAs, typedDay } from '../forms/field.ts';
import { together } from '../forms/together.ts';

type Section = PlanTemplate['sections'][number];
type Kind = PlanSection['kind'];
const SPARE_ROWS = 3;
const MOST = { 'provision-map': 60, commissioning: 60 } as const;

const rowsOf = (held: PlanSection | undefined, kind: Exclude<Kind, 'text'>): readonly number[] => {
  const count = held && held.kind !== 'text' ? held.rows.length : 0;
  return Array.from({ length: Math.min(count + SPARE_ROWS, MOST[kind]) }, (_, at) => at);
};

const provisionFields = (at: number): readonly Field[] => [
  {
    name: `provision-${at}`,
    type: 'line',
    most: 200,
    optional: true,
    group: `Row ${at + 1}`,
    label: 'Provision',
  },
  { name: `provider-${at}`, type: 'line', most: 200, optional: true, label: 'Who provides it?' },
  {
    ...{ name: `places-${at}`, type: 'number', optional: true, label: 'Places' },
    hint: 'Leave it empty where nobody knows: that is not none.',
  },
  { name: `note-${at}`, type: 'lines', most: 500, optional: true, label: 'Note' },
];
const intentionFields = (at: number): readonly Field[] => [
  { name: `need-${at}`, type: 'line', most: 200, optional: true, group: `Row ${at + 1}`, label: 'Need' },
  { name: `intention-${at}`, type: 'lines', most: 500, optional: true, label: 'What will be commissioned?' },
  { name: `by-${at}`, type: 'day', optional: true, label: 'By when?' },
];
const NEEDED = {
  'provision-map': (at: number) => [`provision-${at}`, `provider-${at}`],
  commissioning: (at: number) => [`need-${at}`, `intention-${at}`, `by-${at}`],
} as const;

export function sectionFields(
  { kind, title, help }: Section,
  held: PlanSection | undefined,
): readonly Field[] {
  if (kind === 'text') {
    const hint = help ?? '';
    return [{ name: 'text', type: 'lines', most: 10_000, label: title, ...(hint && { hint }) }];
  }
  const fields = kind === 'commissioning' ? intentionFields : provisionFields;
  return rowsOf(held, kind).flatMap(fields);
}

/** What is saved of a section, as it stands in the boxes. */
export function savedSection(held: PlanSection | undefined): Typed {
  if (!held) return {};
  if (held.kind === 'text') return { text: [held.text] };
  if (held.kind === 'commissioning') {
    const rows = held.rows.map(({ need, intention, by }, at) => ({
      ...{ [`need-${at}`]: [need], [`intention-${at}`]: [intention] },
      ...typedDay(`by-${at}`, by),
    }));
    return Object.assign({}, ...rows);
  }
  const rows = held.rows.map(({ provision, provider, places, note }, at) => ({
    ...{ [`provision-${at}`]: [provision], [`provider-${at}`]: [provider] },
    ...{ [`places-${at}`]: typedAs(places), [`note-${at}`]: typedAs(note) },
  }));
  return Object.assign({}, ...rows);
}

/** Half a row is never dropped in silence, and a section of rows has one at least. */
export function checkSection(section: Section, held: PlanSection | undefined, answers: Answers) {
  const { kind } = section;
  if (kind === 'text') return [];
  const fields = sectionFields(section, held);
  const halves = rowsOf(held, kind).flatMap((at) => together(fields, answers, NEEDED[kind](at)));
  const written = readSection(section, answers);
  const none = written.kind !== 'text' && written.rows.length === 0 && halves.length === 0;
  return none ? [{ field: NEEDED[kind](0)[0] ?? '', text: 'Fill in at least one row' }] : halves;
}

const places = (answers: Answers): readonly number[] =>
  [...new Set(Object.keys(answers).map((name) => Number(/-(\d+)$/.exec(name)?.[1] ?? Number.NaN)))].filter(
    (at) => !Number.isNaN(at),
  );

export function readSection({ id, kind }: Section, answers: Answers): PlanSection {
  if (kind === 'text') return { id, kind, text: textOf(answers, 'text') ?? '' };
  if (kind === 'commissioning') {
    const rows = places(answers).flatMap((at) => {
      const [need, intention, by] = ['need', 'intention', 'by'].map((name) =>
        textOf(answers, `${name}-${at}`),
      );
      return need && intention && by ? [{ need, intention, by }] : [];
    });
    return { id, kind, rows };
  }
  const rows = places(answers).flatMap((at) => {
    const [provision, provider] = [textOf(answers, `provision-${at}`), textOf(answers, `provider-${at}`)];
    const rest = { places: numberOf(answers, `places-${at}`), note: textOf(answers, `note-${at}`) };
    return provision && provider ? [{ provision, provider, ...rest }] : [];
  });
  return { id, kind, rows };
}
