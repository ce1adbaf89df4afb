import { REP_IDS, type RepId } from '@rep/contracts';
import { effectiveValues } from './effective-values.ts';
import type { Parameter, Value } from './parameter.ts';
import type { Template } from './template.ts';
import { sameValue } from './values.ts';
import { configVersion, newestVersion, type Settings, type Variant } from './variant.ts';

/** One value that is not the template's default, whose it is (null: the partnership's), and why. */
export type SettingDifference = {
  readonly parameter: string;
  readonly label: string;
  readonly laCode: string | null;
  readonly left: Value;
  readonly right: Value;
  readonly reason: string | null;
};
/** A comparison shows what was set, not what the law of a day makes of it. */
const AS_SET = { on: '', lawChanges: [] };
const NOTHING_SET: Settings = { values: {}, authorityValues: {} };

function differencesAt(template: Template, pair: readonly [Settings, Settings], laCode: string | null) {
  const [left, right] = pair.map((s) => effectiveValues(template, s, { ...AS_SET, laCode }));
  return template.parameters.flatMap(({ name: parameter, label }): SettingDifference[] => {
    const [a, b] = [left?.get(parameter), right?.get(parameter)];
    if (!a || !b || sameValue(a.value, b.value)) return [];
    if (laCode !== null && a.from !== 'authority' && b.from !== 'authority') return [];
    return [{ parameter, label, laCode, left: a.value, right: b.value, reason: b.reason ?? a.reason }];
  });
}

/** What differs between two versions under one template: the partnership's values first, then each area's own. */
export function compareSettings(
  template: Template,
  left: Settings,
  right: Settings,
): readonly SettingDifference[] {
  const areas = new Set([...Object.keys(left.authorityValues), ...Object.keys(right.authorityValues)]);
  return [null, ...[...areas].sort()].flatMap((laCode) => differencesAt(template, [left, right], laCode));
}

/** What a variant sets otherwise than its template, each with its reason. */
export const differencesFromTemplate = (
  template: Template,
  settings: Settings,
): readonly SettingDifference[] => compareSettings(template, NOTHING_SET, settings);

type AcrossCell = {
  readonly repId: RepId;
  /** null: the partnership has no variant of this strand. */
  readonly configVersion: string | null;
  readonly value: Value | null;
  readonly differs: boolean;
  readonly reason: string | null;
  readonly areas: readonly { readonly laCode: string; readonly value: Value; readonly reason: string }[];
};
/** One line of the side-by-side view: a parameter, its default, and a cell for each partnership. */
export type AcrossRow = {
  readonly parameter: string;
  readonly label: string;
  readonly unit: string | null;
  readonly default: Value;
  /** Whether any two partnerships that have a variant differ. */
  readonly differ: boolean;
  readonly cells: readonly AcrossCell[];
};

function areasOf(parameter: Parameter, { authorityValues }: Settings): AcrossCell['areas'] {
  return Object.entries(authorityValues).flatMap(([laCode, choices]) => {
    const choice = Object.hasOwn(choices, parameter.name) ? choices[parameter.name] : undefined;
    return choice ? [{ laCode, ...choice }] : [];
  });
}

function cellOf(
  template: Template,
  parameter: Parameter,
  [repId, variant]: readonly [RepId, Variant | undefined],
): AcrossCell {
  if (!variant) return { repId, configVersion: null, value: null, differs: false, reason: null, areas: [] };
  const version = newestVersion(variant);
  const held = effectiveValues(template, version, { ...AS_SET, laCode: null }).get(parameter.name);
  const value = held?.value ?? parameter.default;
  return {
    repId,
    configVersion: configVersion(variant, version),
    value,
    differs: !sameValue(value, parameter.default),
    reason: held?.reason ?? null,
    areas: areasOf(parameter, version),
  };
}

/** The nine partnerships side by side, in the order of their regions, whether or not each has a variant. */
export function compareAcross(template: Template, variants: readonly Variant[]): readonly AcrossRow[] {
  return template.parameters.map((parameter) => {
    const cells = REP_IDS.map((repId) =>
      cellOf(template, parameter, [
        repId,
        variants.findLast((v) => v.repId === repId && v.strand === template.strand),
      ]),
    );
    const values = cells.flatMap(({ value }) => (value === null ? [] : [value]));
    const [first] = values;
    const differ = first !== undefined && values.some((value) => !sameValue(value, first));
    const { name, label, unit } = parameter;
    return { parameter: name, label, unit, default: parameter.default, differ, cells };
  });
}
