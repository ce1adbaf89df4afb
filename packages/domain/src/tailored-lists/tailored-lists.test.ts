import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TAILORED_LISTS } from '../strands/tailored-lists.data.ts';
import { checkCriteria } from './check-criteria.ts';
import { CRITERION_CODES, type Criterion, FACILITIES, PHASES, SHORTEST_TRAVEL_LIMIT } from './criteria.ts';
import { filterCandidates } from './filter-candidates.ts';
import { listWording, PILOT_NOTE, RIGHT_HOLDERS, requiredWording, rightHolder } from './required-wording.ts';
import { SEN_TYPES } from './sen-types.ts';
import { type CandidateSetting, S38_TYPES, settingSchema } from './setting.ts';

const KINDS = CRITERION_CODES.map(({ code }) => code);
const SETTING: CandidateSetting = {
  urn: '100001',
  name: 'Ash School',
  type: 'maintained-school',
  laCode: 'E09000003',
  phases: ['primary'],
  ages: { from: 4, to: 11 },
  needs: ['asd'],
  facilities: ['sensory-room'],
  opensOn: '2020-09-01',
  closesOn: null,
  travelMinutes: 45,
  placesKnown: 'unknown',
};
const CRITERIA: readonly Criterion[] = [
  { kind: 'teaches-phase', phase: 'primary' },
  { kind: 'admits-age', age: 11 },
  { kind: 'supports-need', need: 'asd' },
  { kind: 'has-facility', facility: 'sensory-room' },
  { kind: 'open-on', date: '2026-09-01' },
  { kind: 'within-travel-time', minutes: 45, askedBy: 'parent' },
];
const kept = (setting: Partial<CandidateSetting>, ...criteria: Criterion[]) =>
  filterCandidates([{ ...SETTING, ...setting }], criteria);

test('the kinds of criterion are a closed list', () => {
  expect(KINDS).toEqual(CRITERIA.map(({ kind }) => kind));
  expect(checkCriteria(CRITERIA, KINDS)).toEqual({ criteria: CRITERIA, problems: [] });
});

test.each([
  { kind: 'institution-type', types: ['section-41-institution'] },
  { kind: 'not-independent' },
  { kind: 'costs-at-most', pounds: 20_000 },
  { kind: 'own-area-only', laCode: 'E09000003' },
  { kind: 'constructor' },
  { phase: 'primary' },
  null,
  'cheapest',
])(
  'no criterion can leave out a type of institution, the dearer or those beyond the boundary: %j (G2)',
  (criterion) => {
    const { criteria, problems } = checkCriteria([CRITERIA[0], criterion], KINDS);
    expect(problems).toMatchObject([{ index: 1, field: 'kind', gate: 'G2' }]);
    expect(criteria).toEqual([]);
  },
);

test('all that is wrong with the criteria is told at once', () => {
  const given = [
    { kind: 'teaches-phase', phase: 'tertiary' },
    { kind: 'admits-age', age: 26 },
    { kind: 'open-on', date: '2026-02-30' },
    { kind: 'within-travel-time', minutes: SHORTEST_TRAVEL_LIMIT - 1, askedBy: 'authority' },
    { kind: 'supports-need', need: 'asd', costAtMost: 3 },
  ];
  const { problems } = checkCriteria(
    given,
    KINDS.filter((kind) => kind !== 'open-on'),
  );
  expect(problems.map(({ index, field }) => [index, field])).toEqual([
    [0, 'phase'],
    [1, 'age'],
    [2, 'kind'],
    [3, 'minutes'],
    [3, 'askedBy'],
    [4, null],
  ]);
});

test('a setting that meets every stated criterion stays, at the edges too', () => {
  expect(filterCandidates([SETTING], CRITERIA)).toEqual({
    kept: [{ setting: SETTING, unknown: [] }],
    leftOut: [],
  });
  const edges: [Partial<CandidateSetting>, Criterion][] = [
    [{}, { kind: 'admits-age', age: 4 }],
    [{ opensOn: '2026-09-01' }, { kind: 'open-on', date: '2026-09-01' }],
    [{ closesOn: '2026-09-02' }, { kind: 'open-on', date: '2026-09-01' }],
    [{ opensOn: null }, { kind: 'open-on', date: '2026-09-01' }],
  ];
  for (const [setting, criterion] of edges) expect(kept(setting, criterion).kept).toHaveLength(1);
});

test('one that does not meet a criterion is left out, with every reason', () => {
  const other: Criterion[] = [
    { kind: 'teaches-phase', phase: 'post-16' },
    { kind: 'admits-age', age: 12 },
    { kind: 'supports-need', need: 'hi' },
    { kind: 'has-facility', facility: 'hydrotherapy' },
    { kind: 'open-on', date: '2020-08-31' },
  ];
  for (const criterion of other)
    expect(kept({}, criterion).leftOut).toMatchObject([{ because: [criterion.kind] }]);
  expect(kept({}, ...other).leftOut).toMatchObject([{ because: other.map(({ kind }) => kind) }]);
  expect(kept({}, { kind: 'admits-age', age: 3 }).kept).toEqual([]);
  expect(kept({ closesOn: '2026-09-01' }, { kind: 'open-on', date: '2026-09-01' }).kept).toEqual([]);
  expect(
    kept({ travelMinutes: 46 }, { kind: 'within-travel-time', minutes: 45, askedBy: 'parent' }).kept,
  ).toEqual([]);
});

test('what is not known of a setting never counts against it', () => {
  const unknown = { phases: null, ages: null, needs: null, facilities: null, travelMinutes: null };
  expect(kept(unknown, ...CRITERIA).kept).toMatchObject([
    { unknown: ['teaches-phase', 'admits-age', 'supports-need', 'has-facility', 'within-travel-time'] },
  ]);
});

const someSetting: fc.Arbitrary<CandidateSetting> = fc.record({
  urn: fc.integer({ min: 100_000, max: 999_999 }).map(String),
  name: fc.constantFrom('Ash', 'Birch', 'ash', 'Elm'),
  type: fc.constantFrom(...S38_TYPES),
  laCode: fc.constantFrom('E09000003', 'E09000007'),
  phases: fc.option(fc.subarray([...PHASES])),
  ages: fc.option(fc.record({ from: fc.nat(25), to: fc.nat(25) })),
  needs: fc.option(fc.subarray([...SEN_TYPES])),
  facilities: fc.option(fc.subarray([...FACILITIES])),
  opensOn: fc.constantFrom(null, '2020-09-01', '2027-09-01'),
  closesOn: fc.constantFrom(null, '2025-08-31'),
  travelMinutes: fc.option(fc.nat(120)),
  placesKnown: fc.constantFrom('yes', 'no', 'unknown'),
});

test('whether a setting stays never depends on its type, its area or its places', () => {
  fc.assert(
    fc.property(someSetting, someSetting, fc.subarray([...CRITERIA]), (setting, other, criteria) => {
      const { type, laCode, placesKnown } = other;
      const moved = { ...setting, type, laCode, placesKnown };
      const stays = (s: CandidateSetting) => filterCandidates([s], criteria).kept.length;
      expect(stays(moved)).toBe(stays(setting));
    }),
  );
});

test('the order is by name and says nothing: the same list, however it was handed in', () => {
  fc.assert(
    fc.property(fc.uniqueArray(someSetting, { selector: ({ urn }) => urn }), (settings) => {
      const { kept: forward, leftOut } = filterCandidates(settings, CRITERIA);
      expect(filterCandidates(settings.toReversed(), CRITERIA)).toEqual({ kept: forward, leftOut });
      const names = forward.map(({ setting }) => setting.name.toLowerCase());
      expect(names).toEqual([...names].sort());
      expect(forward.length + leftOut.length).toBe(settings.length);
    }),
  );
  for (const field of ['score', 'rank', 'cost']) {
    expect(settingSchema.safeParse({ ...SETTING, [field]: 1 }).success).toBe(false);
  }
  expect(settingSchema.parse(SETTING)).toEqual(SETTING);
});

test('every list says what the law gives, whatever the pilot chose', () => {
  // `print` and `meeting` are codes of other parameters and no wording.
  const chosen = [[], ['places-may-change'], ['none-such', 'print', 'meeting']];
  for (const holder of RIGHT_HOLDERS) {
    for (const added of chosen) {
      const text = listWording({ holder, days: 15 }, TAILORED_LISTS, added);
      expect(text.slice(0, 5)).toEqual(requiredWording(holder, 15));
      expect(text).toHaveLength(added.includes('places-may-change') ? 6 : 5);
    }
    const text = requiredWording(holder, 15).join('\n');
    expect(text).toContain('section 38');
    expect(text).toContain('whether or not it is on this list, and you need not say why');
    expect(text).toContain('at least 15 days, beginning with the day the draft was served');
    expect(text).toContain('Local Offer');
    expect(text).toContain(PILOT_NOTE);
  }
  expect(listWording({ holder: 'parent', days: 15 }, TAILORED_LISTS, ['places-may-change']).at(-1)).toBe(
    'Some settings on this list may have no place free.',
  );
});

test('the time in the letter is never under 15 days', () => {
  expect(requiredWording('parent', 7).join()).toContain('at least 15 days');
  expect(requiredWording('parent', 20).join()).toContain('at least 20 days');
});

test('the letter addresses whoever holds the right', () => {
  expect(rightHolder(false)).toBe('parent');
  expect(rightHolder(true)).toBe('young-person');
  expect(requiredWording('parent', 15)[0]).toMatch(
    /^You, as the parent or carer, have the right .* your child's draft plan/,
  );
  expect(requiredWording('young-person', 15)[0]).toMatch(
    /^You have the right .* about the content of your draft plan/,
  );
});
