import { indicatorName, type Pilot } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { numberOf, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import type { Visit } from '../http/visit.ts';
import { pilotOf } from '../pilots/read-pilots.ts';

const RUNNING: readonly string[] = ['registered', 'live', 'paused'];
const isDfe = ({ account }: Pick<Visit, 'account'>): boolean =>
  account.role === 'dfe-policy' || account.role === 'regions-group';

/** The areas of which this person may say what a guardrail measured: an authority of its own, DfE of any. */
export const measurable = (visit: Pick<Visit, 'account'>, { areas, state }: Pilot): readonly string[] =>
  RUNNING.includes(state)
    ? areas.map(({ laCode }) => laCode).filter((laCode) => isDfe(visit) || laCode === visit.account.laCode)
    : [];

const ruleOf = ({ id, version, stop }: NonNullable<Pilot['plan']['guardrails']>[number]) => ({
  ...{ value: id, text: indicatorName({ id, version }) },
  hint: stop
    ? `Stop rule: ${stop.when} ${stop.threshold}, then ${stop.action === 'pause' ? 'the area pauses' : 'everybody concerned is told'}.`
    : 'It has no stop rule.',
});

/** What a guardrail measured. Beyond its stop rule it is an incident, whoever tells of it. */
export async function breachForm(visit: Visit): Promise<Form> {
  const { held, service, href } = await pilotOf(visit);
  const pilot = held.content;
  const areas = measurable(visit, pilot);
  if (areas.length === 0) {
    throw new HttpProblem(
      403,
      'Go back to the pilot: you can tell of a guardrail once it is registered, for your own area.',
    );
  }
  return {
    title: 'Tell what a guardrail measured',
    back: { href, text: `Back to ${pilot.title}` },
    intro: [
      'A value within the stop rule changes nothing. Beyond it the area pauses at once where the rule says so; what families have goes on.',
    ],
    fields: [
      {
        ...{ name: 'guardrail', type: 'radios', path: 'guardrailId', label: 'Which guardrail?' },
        options: (pilot.plan.guardrails ?? []).map(ruleOf),
      },
      {
        ...{ name: 'area', type: 'radios', path: 'laCode', label: 'In which area?' },
        options: areas.map((laCode) => ({ value: laCode, text: areaName(laCode) })),
      },
      { name: 'value', type: 'number', label: 'What was measured?' },
    ],
    saved: areas.length === 1 ? { area: areas } : {},
    ...{ version: held.version, button: 'Send', dangerous: true },
    take: async (answers, expectedVersion) => {
      const input = {
        ...{ pilotId: held.id, expectedVersion, value: numberOf(answers, 'value') ?? 0 },
        guardrailId: textOf(answers, 'guardrail') ?? '',
        laCode: textOf(answers, 'area') ?? '',
      };
      const { content } = await service.call((client) => client.pilots.reportBreach.mutate(input));
      const broken = content.breaches.length > pilot.breaches.length;
      return `${href}?done=${broken ? 'breach' : 'within'}`;
    },
  };
}
