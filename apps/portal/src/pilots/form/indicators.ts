import type { Pilot, PilotPlanDraft } from '@rep/domain';
import { type Answers, numberOf, type Typed, textOf, typedAs } from '../../forms/field.ts';
import { together } from '../../forms/together.ts';
import { fieldsOf, readRef, refOf, rowsOf } from './indicator-fields.ts';
import type { Asked, PilotStep } from './pilot-step.ts';

type Guardrail = NonNullable<PilotPlanDraft['guardrails']>[number];
const stopNames = (at: number) => [`when-${at}`, `threshold-${at}`, `action-${at}`];

function savedRow(row: string | null, at: number, { plan }: Pilot): Typed {
  const held = plan.guardrails?.find((each) => refOf(each) === row);
  return {
    [`guardrail-${at}`]: typedAs(row),
    [`when-${at}`]: typedAs(held?.stop?.when),
    [`threshold-${at}`]: typedAs(held?.stop?.threshold),
    [`action-${at}`]: typedAs(held?.stop?.action),
  };
}

function guardrailAt(answers: Answers, at: number, { pilot, mandatory }: Asked): readonly Guardrail[] {
  const ref = textOf(answers, `guardrail-${at}`);
  if (ref === null) return [];
  const named = readRef(ref);
  const [when, action] = [textOf(answers, `when-${at}`), textOf(answers, `action-${at}`)];
  const threshold = numberOf(answers, `threshold-${at}`);
  const rule = {
    when: when === 'below' ? ('below' as const) : ('above' as const),
    action: action === 'notify' ? ('notify' as const) : ('pause' as const),
  };
  const stop = threshold === null ? null : { ...rule, threshold };
  const held = pilot.plan.guardrails?.find(({ id }) => id === named.id);
  // The strand says which must be there; what a pilot names besides is as binding once it has a stop rule.
  return [{ ...named, mandatory: mandatory.includes(named.id) || (held?.mandatory ?? stop !== null), stop }];
}

const ruleWithoutName = (answers: Answers, at: number) =>
  textOf(answers, `guardrail-${at}`) === null && textOf(answers, `when-${at}`) !== null
    ? [{ field: `guardrail-${at}`, text: `Choose what guardrail ${at + 1} watches, or empty its stop rule` }]
    : [];

/** What would be success, and what must not get worse. */
export const indicatorsStep: PilotStep = {
  slug: 'indicators',
  title: 'Indicator and guardrails',
  intro: ['Save to get room for more guardrails. To take one out, choose “Choose” and empty its stop rule.'],
  fields: fieldsOf,
  saved: (pilot, asked) => ({
    primary: typedAs(pilot.plan.primaryIndicator && refOf(pilot.plan.primaryIndicator)),
    better: typedAs(pilot.plan.primaryIndicator?.better),
    ...Object.assign({}, ...rowsOf(asked).map((row, at) => savedRow(row, at, pilot))),
  }),
  check: (answers, asked) => {
    const fields = fieldsOf(asked);
    const rows = rowsOf(asked).flatMap((_, at) => [
      ...together(fields, answers, stopNames(at)),
      ...ruleWithoutName(answers, at),
    ]);
    return [...together(fields, answers, ['primary', 'better']), ...rows];
  },
  edit: (answers, asked) => {
    const primary = textOf(answers, 'primary');
    const better = textOf(answers, 'better') === 'lower' ? ('lower' as const) : ('higher' as const);
    return {
      plan: {
        ...(primary !== null && { primaryIndicator: { ...readRef(primary), better } }),
        guardrails: rowsOf(asked).flatMap((_, at) => guardrailAt(answers, at, asked)),
      },
    };
  },
};
