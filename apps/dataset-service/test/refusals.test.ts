import { describe, expect, it } from 'vitest';
import { observation } from './fake-evidence.ts';
import { DATA, startService } from './started-service.ts';

const { evidence, ask } = startService();

describe('what cannot be answered', () => {
  const detailOf = async (path: string) => {
    const answer = await ask(path);
    const { detail } = (await answer.json()) as { detail: string };
    return [answer.status, detail];
  };

  it('is told in a sentence what to do', async () => {
    expect(await detailOf('/datasets/nothing/data.csv')).toEqual([
      404,
      'Choose one of the data sets that GET /datasets lists.',
    ]);
    expect(await detailOf(`${DATA}?asOf=yesterday`)).toEqual([
      400,
      expect.stringContaining('2025-06-26T08:30:00Z'),
    ]);
    expect(await detailOf(`${DATA}?asOf=2030-01-01T00:00:00Z`)).toEqual([
      400,
      expect.stringContaining('not in the future'),
    ]);
    expect(await detailOf(`${DATA}?partnership=atlantis`)).toEqual([
      400,
      expect.stringContaining('"partnership"'),
    ]);
    expect(await detailOf(`${DATA}?as_of=x`)).toEqual([400, expect.any(String)]);
    expect(await detailOf(`${DATA}?asOf=2020-01-01T00:00:00Z`)).toEqual([
      404,
      expect.stringContaining('no rows'),
    ]);
  });

  it('is 503 while evidence is away, and works again afterwards', async () => {
    evidence().awayFor = 'query';
    expect(await detailOf(DATA)).toEqual([
      503,
      'The evidence service does not answer: try again in a minute.',
    ]);
    evidence().awayFor = undefined;
    expect((await ask(DATA)).status).toBe(200);
  });

  it('is refused rather than published when the table breaks a rule of EES', async () => {
    evidence().rows.push(observation({ release: { name: 'another', version: '2' } }));
    expect(await detailOf(DATA)).toEqual([503, expect.stringContaining('does not pass its checks')]);
  });
});
