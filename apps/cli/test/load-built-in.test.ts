import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createReleaseFolder, lastLine, type ReleaseFolder } from './support/release-folder.ts';
import { runRep } from './support/run-rep.ts';

let folder: ReleaseFolder;
beforeEach(async () => {
  folder = await createReleaseFolder();
});
afterEach(() => folder.standIn.stop());

describe('the built-in figures', () => {
  it('go through the services, as known from the day of publication, and again without effect', async () => {
    const first = await runRep(folder.standIn.directory, 'load-built-in');
    expect(first.code).toBe(0);
    expect(lastLine(first.output)).toBe('rows read 947 = accepted 947 + duplicate 0 + quarantined 0');
    expect(new Set(folder.standIn.calls.map(({ recordedAt }) => recordedAt))).toEqual(
      new Set(['2025-06-26T00:00:00.000Z']),
    );
    const again = await runRep(folder.standIn.directory, 'load-built-in');
    expect(lastLine(again.output)).toBe('rows read 947 = accepted 0 + duplicate 947 + quarantined 0');
  });
});
