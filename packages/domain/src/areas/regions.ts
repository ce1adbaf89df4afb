export type Region = { code: string; name: string };

/** The nine English regions, with ONS codes. Source: Office for National Statistics, Open Government Licence v3.0. */
export const REGIONS: readonly Region[] = [
  { code: 'E12000001', name: 'North East' },
  { code: 'E12000002', name: 'North West' },
  { code: 'E12000003', name: 'Yorkshire and The Humber' },
  { code: 'E12000004', name: 'East Midlands' },
  { code: 'E12000005', name: 'West Midlands' },
  { code: 'E12000006', name: 'East of England' },
  { code: 'E12000007', name: 'London' },
  { code: 'E12000008', name: 'South East' },
  { code: 'E12000009', name: 'South West' },
];

// DfE also prints London in two halves, by code and by name: both are the one region.
const HALVES_OF_LONDON = ['e13000001', 'e13000002', 'inner london', 'outer london'];

const byCodeOrName = new Map<string, Region>();
for (const region of REGIONS) {
  byCodeOrName.set(region.code.toLowerCase(), region);
  byCodeOrName.set(region.name.toLowerCase(), region);
  if (region.name === 'London') for (const half of HALVES_OF_LONDON) byCodeOrName.set(half, region);
}

/** The region of a printed code or name, in any case; inner and outer London are London. */
export const findRegion = (codeOrName: string): Region | undefined =>
  byCodeOrName.get(codeOrName.trim().toLowerCase());
