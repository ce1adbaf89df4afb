import fc from 'fast-check';
import { expect, test } from 'vitest';
import { changeAuthorityValues, changeVariant, draftVariant, freezeVariant } from './change-variant.ts';
import { checkVariant } from './check-variant.ts';
import { copyOf } from './copy-variant.ts';
import { effectiveValues, limitOfClock } from './effective-values.ts';
import {
  choice,
  FACTS,
  LAW,
  LEAD,
  LONDON,
  MANDATORY,
  MEMBER,
  made,
  PARAMETERS,
  refusedCodes,
  TEMPLATE,
  taking,
  templateOf,
} from './test-template.ts';
import {
  configVersion,
  newestVersion,
  readConfigVersion,
  settingsSchema,
  VARIANT,
  variantSchema,
  versionOf,
} from './variant.ts';

const [BARNET, CAMDEN] = LONDON;
const ID = '6a1e1c50-8c4e-4a57-9d0c-0f5a3f6f2b11';
const facts = { ...FACTS, template: TEMPLATE, scheme: null };
const ARRANGE = { on: 'authority', clock: 'arrange-mediation' } as const;
const EMPTY = { values: {}, authorityValues: {} };
const INPUT = {
  ...EMPTY,
  id: ID,
  repId: 'london',
  strand: 'tailored-lists',
  name: 'Ours',
  copiedFrom: null,
} as const;
const drafted = draftVariant(INPUT, taking(LEAD), facts).content;
const ours = { taking: taking(LEAD), facts };

test('all problems of a variant come at once, each with parameter, value, limit and reason', () => {
  const settings = {
    values: {
      unknown: choice(1),
      'shortest-list': choice('two'),
      'arrange-within': choice(31),
      formats: choice(['print', 'print']),
      'explains-rights': choice(false),
    },
    authorityValues: {
      [CAMDEN]: { 'longest-list': choice(1.5), 'arrange-within': choice(10) },
      E06000001: { 'longest-list': choice(4) },
    },
  };
  const found = checkVariant(TEMPLATE, settings, FACTS);
  expect(found.map(({ parameter, laCode, value }) => [parameter, laCode, value])).toEqual([
    ['unknown', null, 1],
    ['shortest-list', null, 'two'],
    ['arrange-within', null, 31],
    ['formats', null, ['print', 'print']],
    ['explains-rights', null, false],
    ['authorityValues', 'E06000001', 'E06000001'],
    ['longest-list', CAMDEN, 1.5],
    ['arrange-within', CAMDEN, 10],
  ]);
  expect(found.map(({ limit }) => limit)).toEqual([
    'a parameter of the template',
    '1 to 10 settings',
    '5 to 30 calendar days',
    'at least 1 of: print, easy-read',
    'nobody',
    LONDON.join(', '),
    '1 to 20 settings',
    'the partnership as a whole',
  ]);
  for (const { reason } of found) expect(reason).toMatch(/^[A-Z].*\.$/);
});

test('no name of a parameter reaches what every object has', () => {
  const settings = { values: { constructor: choice(1) }, authorityValues: {} };
  expect(checkVariant(TEMPLATE, settings, FACTS)).toMatchObject([{ parameter: 'constructor' }]);
  expect(
    effectiveValues(templateOf([{ ...PARAMETERS.shortest, name: 'constructor' }]), EMPTY, {
      ...FACTS,
      laCode: null,
    }).get('constructor')?.value,
  ).toBe(2);
});

test('a pair in order stays in order in every area', () => {
  const values = { 'shortest-list': choice(4) };
  expect(checkVariant(TEMPLATE, { values, authorityValues: {} }, FACTS)).toEqual([]);
  const authorityValues = { [CAMDEN]: { 'longest-list': choice(3) } };
  expect(checkVariant(TEMPLATE, { values, authorityValues }, FACTS)).toMatchObject([
    { parameter: 'shortest-list', laCode: CAMDEN, value: 4, limit: 'up to 3' },
  ]);
});

test("an authority's value goes before the partnership's, and that before the default", () => {
  const settings = {
    values: {
      'longest-list': choice(6, 'Ours'),
      'arrange-within': choice(20),
      'explains-rights': choice(false),
    },
    authorityValues: { [CAMDEN]: { 'longest-list': choice(8, 'Camden'), 'arrange-within': choice(10) } },
  };
  const at = (laCode: string | null, name: string) =>
    effectiveValues(TEMPLATE, settings, { ...FACTS, laCode }).get(name);
  expect(at(CAMDEN, 'longest-list')).toEqual({ value: 8, from: 'authority', reason: 'Camden' });
  expect(at(BARNET, 'longest-list')).toEqual({ value: 6, from: 'partnership', reason: 'Ours' });
  expect(at(null, 'longest-list')).toEqual({ value: 6, from: 'partnership', reason: 'Ours' });
  expect(at(CAMDEN, 'shortest-list')).toEqual({ value: 2, from: 'template', reason: null });
  expect(at(CAMDEN, 'arrange-within')).toMatchObject({ value: 20, from: 'partnership' });
  expect(at(CAMDEN, 'explains-rights')).toMatchObject({ value: true, from: 'template' });
});

test('whatever values came to be held, a clock never runs slower than the statute (G10)', () => {
  fc.assert(
    fc.property(fc.integer(), (value) => {
      const settings = { values: { 'arrange-within': choice(value) }, authorityValues: {} };
      const values = effectiveValues(TEMPLATE, settings, { ...FACTS, laCode: BARNET });
      expect(limitOfClock(TEMPLATE, values, ARRANGE)).toBeLessThanOrEqual(30);
    }),
  );
  const values = effectiveValues(
    TEMPLATE,
    { ...EMPTY, values: { 'arrange-within': choice(12) } },
    { ...FACTS, laCode: null },
  );
  expect(limitOfClock(TEMPLATE, values, ARRANGE)).toBe(12);
  expect(limitOfClock(TEMPLATE, values, { ...ARRANGE, on: 'icb' })).toBe(30);
  expect(limitOfClock(TEMPLATE, values, { on: 'authority', clock: 'issue-the-final-plan' })).toBe(140);
  const effect = { kind: 'statutory-duty', on: 'authority', clock: 'wait-for-representations' };
  const longer = templateOf([{ ...PARAMETERS.arrange, default: 10, effect }]);
  expect(
    limitOfClock(longer, effectiveValues(longer, EMPTY, { ...FACTS, laCode: null }), {
      on: 'authority',
      clock: 'wait-for-representations',
    }),
  ).toBe(15);
});

test('mediation is mandatory only in an area and on a day that a change of the law covers (G6)', () => {
  const template = templateOf([MANDATORY]);
  const settings = { values: { 'mediation-required': choice(true) }, authorityValues: {} };
  const required = (laCode: string | null, on: string, lawChanges = [LAW]) =>
    effectiveValues(template, settings, { laCode, on, lawChanges }).get('mediation-required')?.value;
  expect(required(BARNET, '2027-10-01')).toBe(true);
  expect(required(BARNET, '2027-08-31')).toBe(false);
  expect(required(BARNET, '2028-09-01')).toBe(false);
  expect(required(CAMDEN, '2027-10-01')).toBe(false);
  expect(required(null, '2027-10-01')).toBe(false);
  expect(required(BARNET, '2027-10-01', [])).toBe(false);
  const check = (members: readonly string[], on: string) =>
    checkVariant(template, settings, { members, on, lawChanges: [LAW] });
  expect(check([BARNET], '2027-10-01')).toEqual([]);
  expect(check([BARNET, CAMDEN], '2027-10-01')).toMatchObject([{ gate: 'G6' }]);
  expect(check([BARNET], '2026-11-23')).toHaveLength(1);
  expect(check([], '2027-10-01')).toHaveLength(1);
  const area = { values: {}, authorityValues: { [CAMDEN]: { 'mediation-required': choice(true) } } };
  expect(
    checkVariant(template, area, { members: LONDON, on: '2027-10-01', lawChanges: [LAW] }),
  ).toMatchObject([{ laCode: CAMDEN }]);
});

test('only a lead of the partnership drafts, within the template', () => {
  expect(drafted).toMatchObject({ versions: [{ number: 1, templateVersion: 1, frozenAt: null }] });
  expect(variantSchema.parse(drafted)).toEqual(drafted);
  expect(refusedCodes(() => draftVariant(INPUT, taking(MEMBER), facts))).toEqual(['wrong-role']);
  expect(refusedCodes(() => draftVariant({ ...INPUT, repId: 'south-west' }, taking(LEAD), facts))).toEqual([
    'other-partnership',
  ]);
  expect(refusedCodes(() => draftVariant({ ...INPUT, strand: 'mediation' }, taking(LEAD), facts))).toEqual([
    'other-strand',
  ]);
  const values = { 'arrange-within': choice(31), 'shortest-list': choice(0) };
  expect(refusedCodes(() => changeVariant(drafted, values, ours))).toEqual([
    'value-refused',
    'value-refused',
  ]);
});

test("an authority sets its own area's values and nobody else's", () => {
  const input = { laCode: CAMDEN, values: { 'longest-list': choice(8) } };
  const changed = changeAuthorityValues(drafted, input, { taking: taking(MEMBER), facts }).content;
  expect(newestVersion(changed).authorityValues).toEqual({ [CAMDEN]: input.values });
  const kept = changeVariant(changed, { 'shortest-list': choice(3) }, ours).content;
  expect(newestVersion(kept)).toMatchObject({ authorityValues: { [CAMDEN]: input.values }, number: 1 });
  for (const by of [
    LEAD,
    { ...MEMBER, repId: 'south-west' as const },
    { ...MEMBER, role: 'setting' as const },
  ]) {
    expect(refusedCodes(() => changeAuthorityValues(drafted, input, { taking: taking(by), facts }))).toEqual([
      'other-authority',
    ]);
  }
  const lead = { laCode: BARNET, values: input.values };
  expect(refusedCodes(() => changeAuthorityValues(drafted, lead, ours))).toEqual([]);
});

test('a version that an event named never changes: a change starts the next one', () => {
  const change = freezeVariant(drafted, taking(LEAD), FACTS);
  const frozen = { content: made(change) };
  expect(change).toMatchObject({
    state: 'frozen',
    areas: LONDON,
    content: { versions: [{ frozenAt: '2026-11-23T09:00:00.000Z' }] },
  });
  expect(freezeVariant(frozen.content, { by: LEAD, now: '2027-01-01T00:00:00.000Z' }, FACTS)).toBeNull();
  const changed = changeVariant(
    frozen.content,
    { 'shortest-list': choice(3) },
    { taking: taking(LEAD), facts: { ...facts, template: { ...TEMPLATE, version: 2 } } },
  );
  expect(changed.state).toBe('draft');
  expect(changed.content.versions[0]).toEqual(frozen.content.versions[0]);
  expect(versionOf(changed.content, 2)).toMatchObject({
    number: 2,
    templateVersion: 2,
    frozenAt: null,
    values: { 'shortest-list': choice(3) },
  });
  expect(versionOf(changed.content, 3)).toBeUndefined();
});

test('the configuration version names strand, template, variant and version, and can be read back', () => {
  const text = configVersion(drafted, newestVersion(drafted));
  expect(text).toBe(`tailored-lists.v1.${ID}.1`);
  expect(readConfigVersion(text)).toEqual({
    strand: 'tailored-lists',
    templateVersion: 1,
    variantId: ID,
    number: 1,
  });
  expect(readConfigVersion('published-figures.v1')).toBeUndefined();
});

test("a copy starts from any partnership's variant in use; areas of others stay behind", () => {
  const other = { ...drafted, repId: 'south-west' as const };
  expect(refusedCodes(() => copyOf(drafted, 'london'))).toEqual(['not-approved-yet']);
  const used = {
    ...other,
    versions: [
      {
        ...newestVersion(drafted),
        frozenAt: '2026-01-01T00:00:00.000Z',
        values: { 'shortest-list': choice(3) },
        authorityValues: { E06000030: { 'longest-list': choice(9) } },
      },
      { ...newestVersion(drafted), number: 2 },
    ],
  };
  const copy = copyOf(used, 'london');
  expect(copy).toEqual({
    strand: 'tailored-lists',
    copiedFrom: `tailored-lists.v1.${ID}.1`,
    values: { 'shortest-list': choice(3) },
    authorityValues: {},
    authors: [],
  });
  expect(copyOf(used, 'south-west').authorityValues).toEqual({ E06000030: { 'longest-list': choice(9) } });
});

test('a variant has at most 100 values and 40 areas', () => {
  const some = (count: number, key: (n: number) => string, value: unknown) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [key(n), value]));
  const fits = (values: number, areas: number) =>
    settingsSchema.safeParse({
      values: some(values, (n) => `p${n}`, choice(1)),
      authorityValues: some(areas, (n) => `E060000${10 + n}`, {}),
    }).success;
  expect(fits(100, 40)).toBe(true);
  expect(fits(101, 40)).toBe(false);
  expect(fits(100, 41)).toBe(false);
});

test('whoever wrote any of a version is kept with it and with what starts from it, and told to nobody else', () => {
  const member = { taking: taking(MEMBER), facts };
  const area = { laCode: CAMDEN, values: { 'longest-list': choice(8) } };
  const both = changeAuthorityValues(drafted, area, member).content;
  expect(newestVersion(drafted).draftedBy).toEqual(['lead']);
  expect(newestVersion(both).draftedBy).toEqual(['lead', 'member']);
  const used = made(freezeVariant(both, taking(LEAD), FACTS));
  const next = changeVariant(used, {}, { taking: taking({ ...LEAD, account: 'third' }), facts }).content;
  expect(newestVersion(next).draftedBy).toEqual(['lead', 'member', 'third']);
  expect(versionOf(next, 1)?.draftedBy).toEqual(['lead', 'member']);
  const copy = { ...INPUT, ...copyOf(used, 'london') };
  const copied = draftVariant(copy, taking({ ...LEAD, account: 'third' }), facts).content;
  expect(newestVersion(copied).draftedBy).toEqual(['lead', 'member', 'third']);
  expect(copyOf(used, 'south-west').authors).toEqual([]);
  expect(JSON.stringify(VARIANT.publicPart(next))).not.toMatch(/draftedBy|third/);
});

test('where an authority has people in post, its drafters write the variant and nobody else of it', () => {
  const post = (account: string, to: string | null = null) => ({
    ...{ account, function: 'drafter' as const, from: '2026-01-01', to, appointedBy: 'lead' },
  });
  const under = (...appointments: ReturnType<typeof post>[]) => ({
    ...facts,
    scheme: { laCode: BARNET, appointments, handOvers: [] },
  });
  const attempts = (seen: typeof facts | ReturnType<typeof under>) => [
    refusedCodes(() => draftVariant(INPUT, taking(LEAD), seen)),
    refusedCodes(() => changeVariant(drafted, {}, { taking: taking(LEAD), facts: seen })),
    refusedCodes(() =>
      changeAuthorityValues(drafted, { laCode: BARNET, values: {} }, { taking: taking(LEAD), facts: seen }),
    ),
  ];
  expect(attempts(under(post('ben')))).toEqual(Array(3).fill(['not-a-drafter']));
  expect(attempts(under(post('ben'), post('lead')))).toEqual([[], [], []]);
  expect(attempts(under(post('ben', '2026-02-01')))).toEqual([[], [], []]);
});
