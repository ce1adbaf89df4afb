import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { AUTHORITIES, REGIONS } from '@rep/domain';

const YEARS = [2019, 2020, 2021, 2022, 2023, 2024];
const AGES = 20;
const HEADER =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,' +
  'new_la_code,old_la_code,la_name,breakdown_topic,breakdown,plans_issued,plans_issued_within_20_weeks';

/** A field that may hold a comma ("Herefordshire, County of"). */
const quoted = (text: string): string => (text.includes(',') ? `"${text}"` : text);

/**
 * Writes a folder in the shape of Explore Education Statistics whose figures are made up (each is a function of its
 * place): every authority of today, six years, twenty ages. Returns the number of rows.
 */
export function writeMadeUpRelease(directory: string, dataset: string): number {
  const regions = new Map(REGIONS.map(({ code, name }) => [code, name]));
  const open = AUTHORITIES.filter(({ until, oldCode }) => until === null && oldCode !== null);
  const lines = open.flatMap((authority, la) =>
    YEARS.flatMap((year) =>
      Array.from({ length: AGES }, (_, age) => {
        const plans = la + year + age;
        const region = `${authority.regionCode},${regions.get(authority.regionCode) ?? ''}`;
        const area = `${authority.code},${authority.oldCode ?? ''},${quoted(authority.name)}`;
        return `${year},Calendar year,Local authority,E92000001,England,${region},${area},Age,age ${age},${plans},${age === 0 ? 'x' : plans - age}`;
      }),
    ),
  );
  mkdirSync(directory, { recursive: true });
  writeFileSync(join(directory, `${dataset}.csv`), `${[HEADER, ...lines].join('\n')}\n`);
  return lines.length;
}
