import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { digest, isIntact, protocolContent } from './protocol.ts';
import { exportProtocol, REGISTRIES } from './protocol-export.ts';
import { BARNET, CAMDEN, live, PLAN, registered } from './test-pilot.ts';

test('the digest is that of RFC 8785’s canonical text, whatever the order of the keys', () => {
  const example = {
    numbers: [333333333.3333333, 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
    string: '€$\u000f\nA\'B"\\\\"/',
  };
  expect(digest(example).canonical).toBe(
    '{"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
  );
  expect(digest({ a: 1, b: [{ d: 1, c: 2 }] })).toEqual(digest({ b: [{ c: 2, d: 1 }], a: 1 }));
  const { canonical, sha256 } = digest(example);
  expect(sha256).toBe(createHash('sha256').update(canonical).digest('hex'));
});

test('registration freezes the bytes that are hashed; one letter changed is seen', () => {
  expect(isIntact(registered)).toBe(true);
  const { protocol } = registered;
  expect(protocol?.sha256).toBe(digest(protocolContent(registered)).sha256);
  expect(JSON.parse(protocol?.canonical ?? '')).toMatchObject({
    plan: PLAN,
    agreedAreas: [BARNET, CAMDEN],
    cycle: 1,
  });
  const forged = protocol && { ...protocol, canonical: protocol.canonical.replace('sooner', 'later') };
  expect(isIntact({ ...registered, protocol: forged })).toBe(false);
  expect(isIntact({ ...registered, protocol: null })).toBe(false);
});

test('what runs stays under the frozen protocol, which names no account', () => {
  expect(live.protocol).toEqual(registered.protocol);
  expect(registered.protocol?.canonical).not.toMatch(/ben|amira|carl|eda|pia/);
});

test.each(REGISTRIES)(
  'the protocol is exported under the field names of %s, what is not said as null',
  (registry) => {
    const fields = exportProtocol(registered, registry);
    const values = fields.map(({ value }) => value);
    expect(values).toContain('Lists');
    expect(values).toContain(PLAN.question);
    expect(values).toContain(
      'Clarity, and freedom of choice, as parents rate it (version 1), higher is better',
    );
    expect(values.some((value) => value?.includes(registered.protocol?.sha256 ?? 'no'))).toBe(true);
    expect(new Set(fields.map(({ field }) => field)).size).toBe(fields.length);
    if (registry !== 'osf') expect(values).toContain(null);
  },
);
