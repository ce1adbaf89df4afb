import type { Ladder, LadderCondition } from '@rep/domain';
import { type Answers, type Field, numberOf, type Typed, textOf, typedAs } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { linesIn } from '../forms/lines-in.ts';
import { together } from '../forms/together.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { Visit } from '../http/visit.ts';
import { ladderOf } from './read-ladder.ts';

type Rung = Ladder['rungs'][number];
const SPARE_RUNGS = 1;
const MOST_RUNGS = 10;
const BAR = ' | ';

const PARTS = [
  { way: 'entry', on: 'outcomes', label: 'To enter it, on outcomes' },
  { way: 'entry', on: 'finance', label: 'To enter it, on finance' },
  { way: 'exit', on: 'outcomes', label: 'To leave it, on outcomes' },
  { way: 'exit', on: 'finance', label: 'To leave it, on finance' },
] as const;
type Part = (typeof PARTS)[number];
const nameOf = ({ way, on }: Part, at: number): string => `${way}-${on}-${at}`;

const rungFields = (at: number, optional: boolean): readonly Field[] => [
  {
    name: `title-${at}`,
    type: 'line',
    most: 200,
    optional,
    group: `Rung ${at + 1}`,
    label: 'Title',
    path: `ladder.rungs.${at}`,
  },
  ...PARTS.map(
    (part): Field => ({
      ...{ name: nameOf(part, at), type: 'lines', most: 5_000, optional, label: part.label },
      hint: 'One condition on each line, and what shows it after a bar: Delivery is late | The delivery plan',
      path: `ladder.rungs.${at}.${part.way}`,
    }),
  ),
];

const heldAs = (conditions: readonly LadderCondition[], on: string): readonly string[] => [
  conditions
    .filter((each) => each.on === on)
    .map(({ words, evidence }) => `${words}${BAR}${evidence}`)
    .join('\n'),
];
const savedRung = (rung: Rung, at: number): Typed => ({
  [`title-${at}`]: [rung.title],
  ...Object.fromEntries(PARTS.map((part) => [nameOf(part, at), heldAs(rung[part.way], part.on)])),
});

const slugOf = (title: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 20)
    .replace(/-$/, '');

/** What stands on a line: the condition, and after the bar what shows it. */
const partsOf = (line: string): readonly [words: string, evidence: string] => {
  const at = line.indexOf('|');
  return at < 0 ? [line, ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
};

/** A condition keeps its id while its words stay: what was proposed on it still says so. */
function conditionsIn(
  answers: Answers,
  at: number,
  rung: { readonly id: string; readonly held: Rung | undefined },
  way: Part['way'],
) {
  return PARTS.filter((part) => part.way === way).flatMap((part) =>
    linesIn(textOf(answers, nameOf(part, at))).map((line, number) => {
      const [words, evidence] = partsOf(line);
      const same = rung.held?.[way].find((each) => each.on === part.on && each.words === words);
      const fresh = `${rung.id}-${way}-${part.on}-${number + 1}`;
      return { id: same?.id ?? fresh, on: part.on, words, evidence };
    }),
  );
}

function rungsIn(answers: Answers, { rungs }: Ladder): Ladder['rungs'] {
  return places(rungs).flatMap((at) => {
    const title = textOf(answers, `title-${at}`);
    if (title === null) return [];
    const held = rungs[at];
    const id = held?.id ?? slugOf(title);
    const rung = { id, held };
    return [
      {
        id,
        title,
        entry: conditionsIn(answers, at, rung, 'entry'),
        exit: conditionsIn(answers, at, rung, 'exit'),
      },
    ];
  });
}

const places = (rungs: Ladder['rungs']): readonly number[] =>
  Array.from({ length: Math.min(rungs.length + SPARE_RUNGS, MOST_RUNGS) }, (_, at) => at);

/** A rung is whole or empty, and every condition says what shows it. */
function problemsIn(
  answers: Answers,
  fields: readonly Field[],
  rungs: Ladder['rungs'],
): readonly FieldProblem[] {
  return places(rungs).flatMap((at) => {
    const names = [`title-${at}`, ...PARTS.map((part) => nameOf(part, at))];
    const bare = PARTS.filter((part) =>
      linesIn(textOf(answers, nameOf(part, at))).some((line) => partsOf(line).includes('')),
    );
    return [
      ...together(fields, answers, names),
      ...bare.map((part) => ({
        field: nameOf(part, at),
        text: 'Write on every line what shows the condition, after a bar',
      })),
    ];
  });
}

/** DfE policy sets the rungs of a partnership's ladder: titles, conditions and the time for representations. */
export async function setLadderForm(visit: Visit): Promise<Form> {
  const { service, ladder, ladderVersion, href } = await ladderOf(visit);
  const days: Field = {
    name: 'representationDays',
    type: 'number',
    label: 'Fewest days for representations',
    path: 'ladder.representationDays',
  };
  const fields = [days, ...places(ladder.rungs).flatMap((at) => rungFields(at, true))];
  return {
    ...{ title: 'Set the rungs of the ladder', button: 'Set the ladder', fields },
    back: { href, text: 'Back to the ladder' },
    intro: [
      'The lightest rung comes first. To take a rung out, empty all of it; one on which an area stands stays.',
      'Save to get room for another rung.',
    ],
    saved: {
      representationDays: typedAs(ladder.representationDays),
      ...Object.assign({}, ...ladder.rungs.map(savedRung)),
    },
    version: ladderVersion === 0 ? null : ladderVersion,
    check: (answers) => problemsIn(answers, fields, ladder.rungs),
    take: async (answers, expectedVersion) => {
      const input = {
        rungs: rungsIn(answers, ladder),
        representationDays: numberOf(answers, 'representationDays') ?? 0,
      };
      await service.call((client) => client.ladder.set.mutate({ ladder: input, expectedVersion }));
      return href;
    },
  };
}
