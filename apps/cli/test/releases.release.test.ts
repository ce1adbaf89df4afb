import { periodSchema } from '@rep/contracts';
import { resolveAuthority } from '@rep/domain';
import { describe, expect, it } from 'vitest';
import { convertedRows } from '../src/importing/import-release.ts';
import { openFolder } from '../src/importing/open-folder.ts';
import { createRepetitionCheck } from '../src/importing/repeated-rows.ts';
import type { CandidateRow } from '../src/sources/source.ts';
import { releaseData } from './env.ts';

/** Rows by what will become of them: faulty here, accepted, or quarantined by the evidence service. */
type Counts = { read: number; faulty: number; values: number; byOutcome: Record<string, number> };

function outcomeOf({ area, period }: CandidateRow): string {
  if (area['geographic_level'] !== 'Local authority') return 'accepted';
  const printed = {
    newLaCode: area['new_la_code'],
    oldLaCode: area['old_la_code'] ?? '',
    laName: area['la_name'] ?? '',
  };
  const found = resolveAuthority(printed, periodSchema.parse(period));
  if (!found.ok) return found.code;
  return found.authority.regionCode === area['region_code'] ? 'accepted' : 'another-region';
}

async function count(folder: string): Promise<Counts> {
  const { tables } = await openFolder(`${releaseData}/${folder}`);
  const counts: Counts = { read: 0, faulty: 0, values: 0, byOutcome: {} };
  for (const table of tables) {
    const repetitionOf = createRepetitionCheck();
    for await (const { row, fault, producer } of convertedRows(table)) {
      counts.read += 1;
      if (fault !== null || row === null || producer === null || repetitionOf(row)) {
        counts.faulty += 1;
        continue;
      }
      counts.values += Object.keys(row.measures).length;
      const outcome = outcomeOf(row);
      counts.byOutcome[outcome] = (counts.byOutcome[outcome] ?? 0) + 1;
    }
  }
  return counts;
}

describe('the published releases', () => {
  it('convert row by row, as first released', async () => {
    expect(await count('ehc_plans_2025')).toEqual({
      read: 108_654,
      faulty: 0,
      values: 3_367_867,
      byOutcome: { accepted: 108_654 },
    });
  });

  it('convert row by row, as corrected', async () => {
    expect(await count('ehc_plans_2025_corrected')).toMatchObject({
      read: 39_321,
      faulty: 0,
      byOutcome: { accepted: 39_321 },
    });
  });

  it('of the tribunal has 55 rows whose code and name belong to different authorities', async () => {
    expect(await count('send_tribunal')).toEqual({
      read: 1705,
      faulty: 0,
      values: 1705 * 3,
      byOutcome: { accepted: 1650, 'triple-disagrees': 55 },
    });
  });

  it('leaves out the table as printed, whose shape it does not know', async () => {
    const { skipped } = await openFolder(`${releaseData}/send_tribunal`);
    expect(skipped).toEqual([
      { file: 'appeal_rate_as_printed.csv', reason: 'its columns are of no shape that this command knows' },
    ]);
  });
});
