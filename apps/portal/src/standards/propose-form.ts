import { proposalSchema, statementKey } from '@rep/domain';
import { type Answers, type Field, textOf, ticked } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { together } from '../forms/together.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import { formatDay } from '../http/format.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipName } from '../partnerships/partnership-name.ts';
import { readToldFeedback } from './read-feedback.ts';
import { statementOf } from './read-standards.ts';
import { codeWords } from './standard-words.ts';

/** How many pieces of evidence one form takes. */
const PIECES = ['1', '2', '3'] as const;
const pieceNames = (n: string): readonly string[] => [`query-${n}`, `as-of-${n}`, `values-${n}`];

const pieceFields = (n: string): readonly Field[] => [
  {
    ...{ name: `query-${n}`, type: 'line', most: 1_000, optional: true, label: 'Question to the figures' },
    ...{ group: `Figures, piece ${n}`, hint: 'Such as: plans issued within 20 weeks, Barnet, 2024.' },
  },
  { name: `as-of-${n}`, type: 'day', optional: true, label: 'As they were on' },
  {
    ...{ name: `values-${n}`, type: 'line', most: 2_000, optional: true, label: 'What they said' },
    hint: 'Numbers or the symbols x, z, c and low, parted by semicolons, such as 50.1; c.',
  },
];

type Feedback = Awaited<ReturnType<typeof readToldFeedback>>;
const fieldsOf = (feedback: Feedback): readonly Field[] => [
  { name: 'proposed', type: 'lines', most: 2_000, label: 'What should it say instead?' },
  { name: 'why', type: 'lines', most: 2_000, label: 'Why?', hint: 'Do not name anybody.' },
  ...(feedback.length === 0
    ? []
    : [
        {
          ...{ name: 'feedback', type: 'checkboxes' as const, optional: true, path: 'restsOn.feedback' },
          ...{ label: 'Feedback that it rests on', group: 'What it rests on' },
          hint: 'Feedback, figures or both: at least one of them.',
          options: feedback.map(({ id, voice, repId, givenOn }) => ({
            value: id,
            text: `${codeWords(voice)}, ${partnershipName(repId)}, ${formatDay(givenOn)}`,
          })),
        },
      ]),
  ...PIECES.flatMap(pieceFields),
];

const SYMBOLS: readonly string[] = ['x', 'z', 'c', 'low'];
const valueIn = (text: string) => (SYMBOLS.includes(text) ? text : Number(text));

const pieceOf = (n: string, answers: Answers) => {
  const [query, asOf, values] = pieceNames(n).map((name) => textOf(answers, name));
  if (!query || !asOf || !values) return [];
  const given = values.split(';').map((each) => each.trim());
  return [{ query, asOf: `${asOf}T00:00:00.000Z`, values: given.map(valueIn) }];
};

const inputSchema = proposalSchema.pick({ statement: true, proposed: true, why: true, restsOn: true });
type Named = { readonly id: string; readonly version: number };
const readInput = (statement: Named, answers: Answers) =>
  inputSchema.safeParse({
    ...{ statement, proposed: textOf(answers, 'proposed'), why: textOf(answers, 'why') },
    restsOn: {
      feedback: ticked(answers, 'feedback'),
      evidence: PIECES.flatMap((n) => pieceOf(n, answers)),
    },
  });

/** The box of a problem: the piece of evidence that it is in, or the question that it is about. */
function problemAt(path: readonly PropertyKey[], message: string): FieldProblem {
  const [first, what, piece] = path.map(String);
  if (what === 'evidence' && piece !== undefined) {
    return { field: `values-${Number(piece) + 1}`, text: 'Enter numbers or symbols, such as 50.1; c' };
  }
  return first === 'restsOn'
    ? { field: 'query-1', text: 'Choose feedback or enter figures: a change rests on something' }
    : { field: first ?? '', text: `Change this answer: ${message}` };
}

const checked = (named: Named, fields: readonly Field[], answers: Answers): readonly FieldProblem[] => {
  const halves = PIECES.flatMap((n) => together(fields, answers, pieceNames(n)));
  if (halves.length > 0) return halves;
  return (readInput(named, answers).error?.issues ?? []).map(({ path, message }) => problemAt(path, message));
};

/** Proposes a change of a statement, with the feedback and the figures that it rests on. */
export async function proposeForm(visit: Visit): Promise<Form> {
  const { held, href } = await statementOf(visit);
  const { id, version, title, expectation } = held.content;
  const fields = fieldsOf(await readToldFeedback(visit.services.evidence, id));
  return {
    title: `Propose a change of ${title}`,
    back: { href, text: `Back to ${title}` },
    facts: [{ title: 'What it says now', summary: [[statementKey({ id, version }), expectation]] }],
    fields,
    ...{ saved: {}, version: null, button: 'Propose it' },
    check: (answers) => checked({ id, version }, fields, answers),
    take: async (answers) => {
      const input = readInput({ id, version }, answers);
      const made = await visit.services.national.call((client) =>
        client.standards.proposals.propose.mutate(inputSchema.parse(input.data)),
      );
      return `/standards/proposals/${made.id}`;
    },
  };
}
