import { areaName } from '../forms/words-of-values.ts';
import type { Section } from '../reading/sections.ts';
import type { AreaOfStrand } from './read-halts.ts';

export const STANDING = {
  running: { text: 'Running', tag: 'green' },
  halted: { text: 'Halted everywhere', tag: 'red' },
} as const;

const CAUSES: Readonly<Record<string, string>> = {
  authority: 'its authority',
  dfe: 'DfE',
  guardrail: 'a guardrail',
  gate: 'a gate',
  halt: 'the halt',
};
const causesOf = ({ holds }: AreaOfStrand): string =>
  [...new Set(holds.map(({ cause }) => CAUSES[cause] ?? cause))].join(', ');
const byHalt = ({ holds }: AreaOfStrand): boolean => holds.some(({ cause }) => cause === 'halt');

/** What becomes of an area when the strand is halted, or when its halt is lifted. */
function comes(area: AreaOfStrand, step: 'halt' | 'lift' | null): string {
  if (step === 'halt') {
    return area.state === 'live'
      ? 'It pauses: nothing new begins, and what families have stays.'
      : 'It stays paused, and the halt is one more reason.';
  }
  if (step === 'lift') {
    return byHalt(area)
      ? 'It stays paused until it is resumed, each area by itself.'
      : 'The lifting changes nothing here.';
  }
  return area.state === 'live' ? 'Live' : `Paused by ${causesOf(area)}`;
}

/** The areas of a strand, and what a step would mean for each. */
export function areasSection(areas: readonly AreaOfStrand[] | null, step: 'halt' | 'lift' | null): Section {
  const title = step ? 'What it means for each area' : 'Areas that are live or paused';
  if (areas === null)
    return { title, empty: 'Ask DfE policy: your role does not include the pilots of others.' };
  return {
    title,
    table: {
      caption: areas.length === 1 ? '1 area' : `${areas.length} areas`,
      heads: ['Area', 'Pilot', 'Now', ...(step ? ['Then'] : [])],
      rows: areas.map((area) => [
        areaName(area.laCode),
        { text: area.title, href: `/partnerships/${area.repId}/pilots/${area.id}` },
        comes(area, null),
        ...(step ? [comes(area, step)] : []),
      ]),
    },
    empty: 'No area of this strand is live or paused, as far as you may see.',
  };
}
