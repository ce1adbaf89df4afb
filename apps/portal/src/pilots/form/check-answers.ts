import { pilotPlanSchema } from '@rep/domain';
import { DAY_PARTS, type Field, type Typed } from '../../forms/field.ts';
import { formatDay } from '../../http/format.ts';
import type { Asked, PilotStep } from './pilot-step.ts';
import { PILOT_STEPS } from './pilot-steps.ts';

type Answered = { readonly label: string; readonly answers: readonly string[] };
type Group = {
  readonly slug: string;
  readonly title: string;
  readonly rows: readonly Answered[];
};

function wordsOf(field: Field, saved: Typed): readonly string[] {
  if (field.type === 'day') {
    const [day = '', month = '', year = ''] = DAY_PARTS.map(
      (part) => saved[`${field.name}-${part}`]?.[0] ?? '',
    );
    return day === '' ? [] : [formatDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)];
  }
  const values = saved[field.name] ?? [];
  if (!('options' in field)) return values;
  return values.map((value) => field.options.find((option) => option.value === value)?.text ?? value);
}

function groupOf(step: PilotStep, asked: Asked): Group {
  const saved = step.saved(asked.pilot, asked);
  const rows = step
    .fields(asked)
    .map((field) => ({ field, label: field.label, answers: wordsOf(field, saved) }))
    .filter(({ field, answers }) => answers.length > 0 || !field.optional)
    .map(({ label, answers }) => ({ label, answers }));
  return { slug: step.slug, title: step.title, rows };
}

/** Every answer as it is saved, page by page. What is optional and empty is left out. */
export const answersOf = (asked: Asked): readonly Group[] => PILOT_STEPS.map((step) => groupOf(step, asked));

/** Whether all that a plan needs is there. */
export const isComplete = ({ pilot }: Asked): boolean => pilotPlanSchema.safeParse(pilot.plan).success;
