import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { PRODUCERS } from '@rep/contracts';
import { expect, test } from 'vitest';
import { ROLES, type Role } from '../roles.ts';
import { belongsToPartnership } from './access.ts';
import { evidenceSight, mayEnterEvidence, rolesIn } from './evidence-access.ts';
import { EVIDENCE_KINDS } from './evidence-kinds.ts';

const SRC = fileURLToPath(new URL('..', import.meta.url));
const KIND = /: RecordKind<[^=]*= \{\s+kind: '([a-z-]+)'/g;
const seenBy = (role: Role) => evidenceSight({ role, repId: belongsToPartnership(role) ? 'london' : null });
const seersOf = (kind: string): Role[] =>
  rolesIn('figures').filter((role) => seenBy(role).whole.length > 0 && seenBy(role).kinds.includes(kind));

test('every kind of record that is kept has a rule of who reads it in the evidence', () => {
  const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  const kept = files.flatMap((name) =>
    [...readFileSync(`${SRC}/${name}`, 'utf8').matchAll(KIND)].flatMap(([, kind]) => kind ?? []),
  );
  expect(kept.length).toBeGreaterThan(20);
  expect([...new Set(kept)].filter((kind) => !(kind in EVIDENCE_KINDS))).toEqual([]);
});

test('who belongs to a partnership sees no other’s records, and nobody’s when it names none', () => {
  const entering = ROLES.filter(belongsToPartnership);
  for (const role of entering) {
    expect(evidenceSight({ role, repId: 'london' }).whole).toEqual(['london', 'national']);
    expect(evidenceSight({ role, repId: null }).whole).toEqual(['national']);
  }
});

test('DfE policy, the delivery partner and the auditor see all; evaluators the nation’s; researchers what is registered', () => {
  const all = ROLES.filter((role) => seenBy(role).whole.length === PRODUCERS.length);
  expect(all.sort()).toEqual(['auditor', 'delivery-partner', 'dfe-policy']);
  expect(seenBy('evaluator')).toMatchObject({
    whole: ['national'],
    public: { within: { variant: ['frozen'] } },
  });
  for (const role of ['researcher', 'operator'] as const) {
    expect(seenBy(role)).toMatchObject({
      whole: [],
      public: { since: { pilot: expect.any(Array) }, within: {} },
    });
  }
});

test('no pilot is public before it is registered, and no variant that is not frozen', () => {
  for (const role of ROLES) {
    const { since, within } = seenBy(role).public;
    expect(since['pilot']).toEqual(['registered', 'live', 'paused', 'refined', 'ended']);
    expect(
      Object.keys({ ...since, ...within })
        .sort()
        .join(),
    ).toMatch(/^pilot(,variant)?$/);
  }
});

test('a kind is seen by whoever its own service shows all of it', () => {
  expect(seersOf('grant-return').sort()).toEqual([
    'auditor',
    'dfe-policy',
    'lead-authority',
    'regions-group',
  ]);
  expect(seersOf('ladder-position').sort()).toEqual(['auditor', 'dfe-policy', 'regions-group']);
  expect(seersOf('spend')).not.toContain('member-authority');
  expect(seersOf('pilot')).toContain('integrated-care-board');
  expect(seersOf('delegation')).not.toContain('integrated-care-board');
});

test('conservation is for those who watch over it, digests for those who compare', () => {
  expect([...rolesIn('conservation')].sort()).toEqual(['auditor', 'dfe-policy', 'evaluator', 'operator']);
  expect([...rolesIn('digests')].sort()).toEqual(['auditor', 'operator']);
  expect(ROLES.filter((role) => !mayEnterEvidence(role, 'figures'))).toEqual([
    'parent-carer-forum',
    'setting',
  ]);
});
