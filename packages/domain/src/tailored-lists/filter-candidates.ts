import type { Criterion, CriterionKind } from './criteria.ts';
import type { CandidateSetting, CriterionFacts } from './setting.ts';

/** `unknown`: the facts do not say. Missing is not no, so such a setting stays on the list, marked. */
type Answer = 'meets' | 'does-not-meet' | 'unknown';
const answer = (known: boolean, meets: boolean): Answer =>
  known ? (meets ? 'meets' : 'does-not-meet') : 'unknown';

function meets(setting: CriterionFacts, criterion: Criterion): Answer {
  const { phases, ages, needs, facilities, opensOn, closesOn, travelMinutes } = setting;
  switch (criterion.kind) {
    case 'teaches-phase':
      return answer(phases !== null, phases?.includes(criterion.phase) ?? false);
    case 'admits-age':
      return answer(ages !== null, ages !== null && ages.from <= criterion.age && criterion.age <= ages.to);
    case 'supports-need':
      return answer(needs !== null, needs?.includes(criterion.need) ?? false);
    case 'has-facility':
      return answer(facilities !== null, facilities?.includes(criterion.facility) ?? false);
    case 'open-on': {
      const closed = closesOn !== null && closesOn <= criterion.date;
      const notYet = opensOn !== null && opensOn > criterion.date;
      return answer(true, !closed && !notYet);
    }
    case 'within-travel-time':
      return answer(travelMinutes !== null, travelMinutes !== null && travelMinutes <= criterion.minutes);
  }
}

type Kept = {
  readonly setting: CandidateSetting;
  /** The stated criteria about which nothing is known of this setting. */
  readonly unknown: readonly CriterionKind[];
};
type LeftOut = { readonly setting: CandidateSetting; readonly because: readonly CriterionKind[] };
export type Candidates = { readonly kept: readonly Kept[]; readonly leftOut: readonly LeftOut[] };

/** By name, then URN, letter by letter: the order says nothing about a setting. */
function byName(
  a: { readonly setting: CandidateSetting },
  b: { readonly setting: CandidateSetting },
): number {
  const [left, right] = [a, b].map(({ setting }) => `${setting.name.toLowerCase()}\u0000${setting.urn}`);
  return (left ?? '') < (right ?? '') ? -1 : 1;
}

/**
 * The settings that meet the stated criteria, and the others with the criteria that they do not meet. A filter and no more:
 * it counts, weighs and ranks nothing, and the people who draw up the list may add any setting that was left out.
 */
export function filterCandidates(
  settings: readonly CandidateSetting[],
  criteria: readonly Criterion[],
): Candidates {
  const judged = settings.map((setting) => {
    const answers = criteria.map((criterion) => ({
      kind: criterion.kind,
      answer: meets(setting, criterion),
    }));
    const kinds = (wanted: Answer) => answers.filter((a) => a.answer === wanted).map(({ kind }) => kind);
    return { setting, unknown: kinds('unknown'), because: kinds('does-not-meet') };
  });
  judged.sort(byName);
  return {
    kept: judged.filter((j) => j.because.length === 0).map(({ setting, unknown }) => ({ setting, unknown })),
    leftOut: judged.filter((j) => j.because.length > 0).map(({ setting, because }) => ({ setting, because })),
  };
}
