import { HttpProblem } from '@rep/service-kit';
import { type Field, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { areasSection } from './halt-words.ts';
import { readAreas, strandOf } from './read-halts.ts';

const REASON: Field = {
  ...{ name: 'reason', type: 'lines', most: 2_000, label: 'Why?' },
  hint: 'It is told to all partnerships and stands in the history. Do not name anybody.',
};

/** Stops a strand everywhere, with what it means for each area before it is done. */
export async function haltForm(visit: Visit): Promise<Form> {
  const { strand, title, held, halted, href } = await strandOf(visit);
  if (halted) throw new HttpProblem(409, 'Go back to the strand: it is halted already.');
  return {
    title: `Halt ${title} everywhere`,
    back: { href, text: `Back to ${title}` },
    warning: 'No new list, meeting or trial begins in any area. Nothing that a family holds is taken away.',
    facts: [areasSection(await readAreas(visit, strand), 'halt')],
    fields: [REASON],
    ...{ saved: {}, version: held?.version ?? null, button: 'Halt it everywhere', dangerous: true },
    take: async (answers, expectedVersion) => {
      const reason = textOf(answers, 'reason') ?? '';
      const input = { strand, reason, expectedVersion };
      await visit.services.national.call((client) => client.halts.halt.mutate(input));
      return href;
    },
  };
}

/** Ends a halt. The areas that it paused are resumed one by one. */
export async function liftForm(visit: Visit): Promise<Form> {
  const { strand, title, held, halted, href } = await strandOf(visit);
  if (!held || !halted) throw new HttpProblem(409, 'Go back to the strand: it is not halted.');
  return {
    title: `Lift the halt of ${title}`,
    back: { href, text: `Back to ${title}` },
    facts: [areasSection(await readAreas(visit, strand), 'lift')],
    fields: [REASON],
    ...{ saved: {}, version: held.version, button: 'Lift it' },
    take: async (answers, expectedVersion) => {
      const input = { strand, reason: textOf(answers, 'reason') ?? '', expectedVersion };
      await visit.services.national.call((client) => client.halts.lift.mutate(input));
      return href;
    },
  };
}
