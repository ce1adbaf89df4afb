/**
 * Other names that publishers without GSS codes print, with the name in DfE's list. Only listed ones are taken:
 * guessing by likeness would join Northamptonshire to Nottinghamshire.
 */
const ALIASES: Readonly<Record<string, string>> = {
  'bedford borough': 'Bedford',
  'bournemouth christchurch and poole': 'Bournemouth, Christchurch and Poole',
  bristol: 'Bristol, City of',
  'city of bristol': 'Bristol, City of',
  durham: 'County Durham',
  herefordshire: 'Herefordshire, County of',
  'hull, city of': 'Kingston upon Hull, City of',
  'kingston upon hull': 'Kingston upon Hull, City of',
  'southend on sea': 'Southend-on-Sea',
  'st helens': 'St. Helens',
  'stockton on tees': 'Stockton-on-Tees',
  'stoke on trent': 'Stoke-on-Trent',
};

/** A name for comparison: without regard to case and spacing, "&" as "and", a listed alias as the name it stands for. */
export function comparableName(printed: string): string {
  const folded = printed.trim().toLowerCase().replaceAll('&', 'and').replace(/\s+/g, ' ');
  return (ALIASES[folded] ?? folded).toLowerCase();
}
