import { textProblem } from '@rep/domain';
import { z } from 'zod';
import type { FieldProblem } from '../http/field-problems.ts';

/** What a draft may be about today. The service takes any strand: this list grows with the programme. */
export const STRANDS = [
  { value: 'national-standards', text: 'National standards' },
  { value: 'tailored-lists', text: 'Advisory tailored lists' },
  { value: 'mediation', text: 'Strengthened mediation' },
] as const;

const MAX_TITLE = 200;
const MAX_QUESTION = 2000;

/** Browsers send line ends as CR LF; what is kept has LF. */
const text = (limit: number, message: string) =>
  z
    .string()
    .trim()
    .transform((typed) => typed.replaceAll('\r\n', '\n'))
    .pipe(z.string().max(limit, message));

/** The rule of the service, told at the field. An empty text is another matter. */
const readable = (field: string, kind: 'line' | 'lines') => (typed: string, context: z.RefinementCtx) => {
  const message = typed === '' ? undefined : textProblem(typed, kind);
  if (message) context.addIssue({ code: 'custom', message: `Change the ${field}: ${message}` });
};

const formSchema = z.object({
  title: text(MAX_TITLE, `Shorten the title to ${MAX_TITLE} characters or fewer`)
    .refine((title) => title !== '', 'Enter a title for the pilot')
    .superRefine(readable('title', 'line')),
  strand: z.enum(
    STRANDS.map((strand) => strand.value),
    'Choose what the pilot is about',
  ),
  question: text(MAX_QUESTION, `Shorten the question to ${MAX_QUESTION} characters or fewer`).superRefine(
    readable('question', 'lines'),
  ),
});

const rawSchema = z.object({
  title: z.string().catch(''),
  strand: z.string().catch(''),
  question: z.string().catch(''),
});

type PilotDraft = { readonly title: string; readonly strand: string; readonly question?: string };
export type PilotForm = {
  /** What the visitor typed, to be shown again. */
  readonly typed: z.infer<typeof rawSchema>;
  readonly problems: readonly FieldProblem[];
  readonly draft?: PilotDraft;
};

/** The form's content: either a draft, or what is wrong with each field in a sentence that says what to do. */
export function parsePilotForm(body: unknown): PilotForm {
  const typed = rawSchema.parse(body ?? {});
  const parsed = formSchema.safeParse(typed);
  if (!parsed.success) {
    const problems = parsed.error.issues.map((issue) => ({
      field: String(issue.path[0] ?? 'title'),
      text: issue.message,
    }));
    return { typed, problems };
  }
  const { question, ...draft } = parsed.data;
  return { typed, problems: [], draft: question === '' ? draft : { ...draft, question } };
}

export const strandName = (value: string): string =>
  STRANDS.find((strand) => strand.value === value)?.text ?? value;
