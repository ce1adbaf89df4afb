import type { LawChange } from './law-change.ts';
import { lawChangeInForce } from './law-change.ts';
import type { Parameter, Value } from './parameter.ts';
import { type DutyHolder, type StatutoryClock, statutoryLimit } from './statutory-limits.ts';
import type { Template } from './template.ts';
import type { Choices, Settings } from './variant.ts';

/** Where the values are asked for: an area (null: the partnership as a whole), a day, and the law as recorded. */
export type Asking = {
  readonly laCode: string | null;
  readonly on: string;
  readonly lawChanges: readonly LawChange[];
};
export type EffectiveValue = {
  readonly value: Value;
  readonly from: 'template' | 'partnership' | 'authority';
  readonly reason: string | null;
};

const own = (choices: Choices | undefined, name: string) =>
  choices !== undefined && Object.hasOwn(choices, name) ? choices[name] : undefined;

/** Nothing is required of a family in an area or on a day without a law that says so, whatever was once set. */
export function lawAllows({ effect }: Parameter, { laCode, on, lawChanges }: Asking): boolean {
  if (effect.kind !== 'required-of-families') return true;
  const law = lawChanges.find(({ id }) => id === effect.lawChange);
  return law !== undefined && laCode !== null && lawChangeInForce(law, laCode, on);
}

function effectiveValue(parameter: Parameter, settings: Settings, asking: Asking): EffectiveValue {
  const { name, whoMayVary } = parameter;
  const fixed: EffectiveValue = { value: parameter.default, from: 'template', reason: null };
  if (whoMayVary === 'nobody' || !lawAllows(parameter, asking)) return fixed;
  const area = asking.laCode === null ? undefined : settings.authorityValues[asking.laCode];
  const mine = whoMayVary === 'authority' ? own(area, name) : undefined;
  if (mine) return { ...mine, from: 'authority' };
  const ours = own(settings.values, name);
  return ours ? { ...ours, from: 'partnership' } : fixed;
}

/** What holds in an area on a day: the authority's value, else the partnership's, else the template's default. */
export const effectiveValues = (
  template: Template,
  settings: Settings,
  asking: Asking,
): ReadonlyMap<string, EffectiveValue> =>
  new Map(template.parameters.map((p) => [p.name, effectiveValue(p, settings, asking)]));

/**
 * The limit of a body's statutory clock under a pilot: the statute's, or what the pilot set where that is kinder to the family.
 * The statute is applied here once more, so that no template or variant, however it came to be, can loosen it.
 */
export function limitOfClock(
  template: Template,
  values: ReadonlyMap<string, EffectiveValue>,
  { on, clock }: { readonly on: DutyHolder; readonly clock: StatutoryClock },
): number {
  const { bound, limit } = statutoryLimit(clock);
  const set = template.parameters
    .filter(({ effect }) => effect.kind === 'statutory-duty' && effect.clock === clock && effect.on === on)
    .map(({ name }) => values.get(name)?.value)
    .filter((value) => typeof value === 'number');
  return bound === 'at-most' ? Math.min(limit, ...set) : Math.max(limit, ...set);
}
