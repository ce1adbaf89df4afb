import { ENGLAND_CODE, type Producer, type RepEvent } from '@rep/contracts';
import {
  canonicalContent,
  findRegion,
  isFuture,
  PROGRAMME,
  periodBounds,
  resolveAuthority,
} from '@rep/domain';
import { type Checked, type Refusal, refuse } from './checked.ts';
import { digest } from './fingerprint.ts';

/** The region a producer speaks for; the national service has none and speaks for England. */
const regionOf = new Map<Producer, string>(
  PROGRAMME.map((partnership) => [partnership.rep_id, partnership.region_code]),
);

type Observation = RepEvent<'observation.recorded.v1'>;
/** The area under its one key, as printed, and the region it lies in (null: England). */
type FoundArea = { key: string; code: string; name: string; regionCode: string | null };

function findArea({ area, period }: Observation['data']): FoundArea | Refusal {
  if (area.geographic_level === 'National') {
    return { key: ENGLAND_CODE, code: area.country_code, name: 'England', regionCode: null };
  }
  if (area.geographic_level === 'Regional') {
    const { region_code: code, region_name: name } = area;
    if (findRegion(name)?.code === code) return { key: code, code, name, regionCode: code };
    return { reason: 'region-disagrees', detail: `${code} is ${findRegion(code)?.name}, not "${name}"` };
  }
  const { new_la_code, old_la_code, la_name } = area;
  const printed = { newLaCode: new_la_code, oldLaCode: old_la_code, laName: la_name };
  const resolved = resolveAuthority(printed, period);
  if (!resolved.ok) return { reason: resolved.code, detail: resolved.detail };
  const { code: key, regionCode } = resolved.authority;
  return { key, code: new_la_code ?? key, name: la_name, regionCode };
}

/** Both the region printed and the one that the area lies in must be the producer's. */
function checkOwner({ producer, data }: Observation, area: FoundArea): Refusal | null {
  const own = regionOf.get(producer) ?? null;
  const printed = data.area.geographic_level === 'National' ? null : data.area.region_code;
  if (printed === own && area.regionCode === own) return null;
  const detail = `${area.name} lies in ${area.regionCode ?? 'no region'} and is printed under ${printed ?? 'none'}`;
  return { reason: 'area-not-owned', detail: `${detail}; ${producer} speaks for ${own ?? 'England'}` };
}

function checkPeriod({ data: { period }, time }: Observation): Refusal | null {
  const printed = `${period.time_period} (${period.time_identifier})`;
  if (!periodBounds(period)) return { reason: 'period-misfit', detail: `${printed} is no such year` };
  if (!isFuture(period, new Date(time))) return null;
  return { reason: 'future-period', detail: `${printed} had not begun at ${time}` };
}

/** The rules of one published row: period by its own identifier, area by its triple, owner by the region. */
export function checkObservation(event: Observation): Checked {
  const { data } = event;
  const misfit = checkPeriod(event);
  if (misfit) return { ok: false, ...misfit };
  const area = findArea(data);
  if ('reason' in area) return refuse(area.reason, area.detail);
  const foreign = checkOwner(event, area);
  if (foreign) return { ok: false, ...foreign };
  const { dataset, period, breakdown } = data;
  const { time_identifier, time_period } = period;
  const key = [dataset, area.key, time_identifier, time_period, breakdown.topic, breakdown.breakdown];
  return {
    ok: true,
    observation: {
      rowId: digest(JSON.stringify(key)),
      content: digest(canonicalContent(data)),
      areaKey: area.key,
      areaCode: area.code,
      areaName: area.name,
      arm: event.pilotarm ?? null,
    },
  };
}
