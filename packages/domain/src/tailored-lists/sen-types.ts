/** Codes of `sentype` in the SEN2 person-level collection. */
const NAMES = {
  spld: 'Specific learning difficulty',
  mld: 'Moderate learning difficulty',
  sld: 'Severe learning difficulty',
  pmld: 'Profound and multiple learning difficulty',
  semh: 'Social, emotional and mental health',
  slcn: 'Speech, language and communication needs',
  hi: 'Hearing impairment',
  vi: 'Vision impairment',
  msi: 'Multi-sensory impairment',
  pd: 'Physical disability',
  asd: 'Autistic spectrum disorder',
  ds: 'Down syndrome',
  oth: 'Other difficulty or disability',
} as const;
export type SenType = keyof typeof NAMES;
export const SEN_TYPES = Object.keys(NAMES) as readonly SenType[] as readonly [SenType, ...SenType[]];
