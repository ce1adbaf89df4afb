import { effectiveValues, londonDay, newestVersion, type Template, type Variant } from '@rep/domain';
import { valueWords } from '../variants/parameter-words.ts';

/** What of the variant the approach is read with: how families are reached and told, what follows, what is watched. */
const SHOWN: readonly string[] = [
  ...['contact-channels', 'information-given', 'authority-attends', 'icb-attends', 'arrange-within'],
  ...['follow-up-agreement', 'non-participation', 'confidence-survey', 'stop-felt-pressed'],
];
const FROM = {
  template: 'The template',
  partnership: 'The partnership',
  authority: 'The authority',
} as const;

/** The values of a variant that hold in the area. No change of the law is looked at: none of these rests on one. */
export function offeredBy(template: Template, variant: Variant, laCode: string) {
  const on = londonDay(new Date().toISOString());
  const asking = { laCode, on, lawChanges: [] };
  const values = effectiveValues(template, newestVersion(variant), asking);
  return template.parameters.flatMap((parameter) => {
    const held = values.get(parameter.name);
    return held && SHOWN.includes(parameter.name)
      ? [{ label: parameter.label, value: valueWords(parameter, held.value), from: FROM[held.from] }]
      : [];
  });
}
