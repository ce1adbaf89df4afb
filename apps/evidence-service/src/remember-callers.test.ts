import type { Caller } from '@rep/service-kit';
import { expect, test } from 'vitest';
import { rememberCallers } from './remember-callers.ts';

const caller: Caller = { subject: 'a', name: 'A', role: 'evaluator', repId: null, laCode: null };
const END = 1_800_000_000;
const token = (mark: string): string =>
  `Bearer x.${Buffer.from(JSON.stringify({ exp: END })).toString('base64url')}.${mark}`;

/** How often tokens were verified, of which only those marked "good" are. */
function verifying(at: { now: number }) {
  const seen: (string | undefined)[] = [];
  const verify = rememberCallers(
    async (authorization) => {
      seen.push(authorization);
      if (!authorization?.endsWith('good')) throw new Error('refused');
      return caller;
    },
    () => at.now,
  );
  return { seen, verify };
}

test('a token is verified once until its end, and then again', async () => {
  const at = { now: (END - 300) * 1000 };
  const { seen, verify } = verifying(at);
  expect([await verify(token('good')), await verify(token('good'))]).toEqual([caller, caller]);
  expect(seen).toHaveLength(1);
  at.now = END * 1000;
  await verify(token('good'));
  expect(seen).toHaveLength(2);
});

test('a token that was refused is refused again, and another beside a good one too', async () => {
  const { seen, verify } = verifying({ now: 0 });
  await verify(token('good'));
  for (const authorization of [token('bad'), token('bad'), undefined]) {
    await expect(verify(authorization)).rejects.toThrow('refused');
  }
  expect(seen).toHaveLength(4);
});

test('no more tokens are remembered than a thousand', async () => {
  const { seen, verify } = verifying({ now: 0 });
  for (let i = 0; i <= 1_000; i += 1) await verify(token(`${i}good`));
  await verify(token('1000good'));
  expect(seen).toHaveLength(1_001);
  await verify(token('0good'));
  expect(seen).toHaveLength(1_002);
});
