import { HttpProblem } from '@rep/service-kit';
import type { FastifyReply } from 'fastify';
import { type FieldProblem, problemContext } from '../http/field-problems.ts';
import type { PageContext } from '../http/render.ts';
import type { Visit } from '../http/visit.ts';
import { type Section, sectionsView } from '../reading/sections.ts';
import { Refused } from '../services/refused.ts';
import { type ConflictView, conflictOf } from './conflict.ts';
import type { Answers, Field, Typed } from './field.ts';
import { boxesOf } from './form-boxes.ts';
import { readAnswers, typedIn } from './read-answers.ts';
import { problemsOf } from './refused-fields.ts';

/** A form of one page: what it asks, what is saved now, and what its buttons do. */
export type Form = {
  readonly title: string;
  readonly back: { readonly href: string; readonly text: string };
  /** Sentences above the questions. */
  readonly intro?: readonly string[];
  readonly warning?: string;
  /** A link beside the questions, to what is worth reading first. */
  readonly readFirst?: { readonly href: string; readonly text: string };
  /** What is to be read before the questions are answered. */
  readonly facts?: readonly Section[];
  readonly fields: readonly Field[];
  /** What is saved now. */
  readonly saved: Typed;
  /** The version of the record that the form shows; null for a record that is not there yet. */
  readonly version: number | null;
  readonly button: string;
  /** The box for what is refused and belongs to no other. */
  readonly box?: string;
  /** A second button, which saves what there is and leaves. */
  readonly later?: { readonly text: string; readonly href: string };
  readonly dangerous?: boolean;
  /** What is wrong with answers that are each right by themselves. */
  check?(answers: Answers): readonly FieldProblem[];
  /** Takes the step and says where to go on, or what to show this once and never again. Throws Refused. */
  take(answers: Answers, version: number | undefined): Promise<string | ShownOnce>;
};
/** A page that no address leads to, for what may be read once. */
type ShownOnce = { readonly template: string; readonly context: PageContext };

type Shown = {
  readonly typed: Typed;
  readonly problems: readonly FieldProblem[];
  readonly version: number | null;
  readonly conflict?: ConflictView;
  readonly status: number;
};

function render(visit: Visit, form: Form, shown: Shown): Promise<FastifyReply> {
  const { typed, problems, version, conflict, status } = shown;
  const { errors } = problemContext(problems);
  const boxes = boxesOf(form.fields, typed, errors);
  const facts = sectionsView(form.facts ?? []);
  const files = form.fields.some(({ type }) => type === 'file');
  const context = { form, files, facts, boxes, problems, version, conflict };
  return visit.page('form.njk', context, status);
}

export const showForm = (visit: Visit, form: Form): Promise<FastifyReply> =>
  render(visit, form, { typed: form.saved, problems: [], version: form.version, status: 200 });

const VERSION = /^[1-9]\d{0,8}$/;
const versionIn = ({ _version: sent }: Typed): number | undefined =>
  sent?.[0] !== undefined && VERSION.test(sent[0]) ? Number(sent[0]) : undefined;

/** Shows the form again with all that was typed, what was refused, and what somebody else changed. */
function showRefused(visit: Visit, form: Form, typed: Typed, refused: Refused): Promise<FastifyReply> {
  const version = refused.conflict?.currentVersion ?? versionIn(typed) ?? form.version;
  const conflict = refused.conflict ? conflictOf(form, typed, refused.conflict) : undefined;
  const problems = conflict
    ? [{ field: 'conflict', text: refused.message }]
    : problemsOf(refused, form.fields).map((each) => ({ ...each, field: each.field || (form.box ?? '') }));
  return render(visit, form, {
    typed,
    problems,
    version,
    status: refused.status,
    ...(conflict && { conflict }),
  });
}

/** Takes what was sent. Nothing that was typed is lost, whatever is wrong with it. */
export async function takeForm(visit: Visit, form: Form): Promise<FastifyReply> {
  const typed = typedIn(visit.request.body);
  const later = form.later !== undefined && typed['_then']?.[0] === 'later';
  const read = readAnswers(form.fields, typed, { partly: later });
  const { answers } = read;
  const problems = [...read.problems, ...(form.check?.(answers) ?? [])];
  const version = versionIn(typed);
  if (form.version !== null && version === undefined) {
    throw new HttpProblem(400, 'Open the page again and send the form from there.');
  }
  if (problems.length > 0) {
    return render(visit, form, { typed, problems, version: version ?? null, status: 400 });
  }
  try {
    const next = await form.take(answers, version);
    if (typeof next !== 'string') return await visit.page(next.template, next.context);
    return await visit.reply.redirect(later && form.later ? form.later.href : next, 303);
  } catch (error) {
    if (error instanceof Refused) return showRefused(visit, form, typed, error);
    throw error;
  }
}
