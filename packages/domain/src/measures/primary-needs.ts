import { type MeasureRow, measuresOf } from './published-measure.ts';

const ROWS: readonly MeasureRow[] = [
  ['ehc_plans', 'Total number of EHC plans', '', 0],
  ['number_asd', 'Autistic spectrum disorder', '', 0],
  ['number_hi', 'Hearing impairment', '', 0],
  ['number_mld', 'Moderate learning difficulty', '', 0],
  ['number_msi', 'Multisensory impairment', '', 0],
  ['number_oth', 'Other difficulty/disability', '', 0],
  ['number_pd', 'Physical disability', '', 0],
  ['number_pmld', 'Profound & multiple learning difficulty', '', 0],
  ['number_semh', 'Social, emotional and mental health', '', 0],
  ['number_slcn', 'Speech, language and communication needs', '', 0],
  ['number_sld', 'Severe learning difficulty', '', 0],
  ['number_spld', 'Specific learning difficulty', '', 0],
  ['number_vi', 'Visual impairment', '', 0],
  ['number_need_unknown', 'Primary need is not recorded', '', 0],
  ['asd_pc', 'Autistic spectrum disorder, percentage', '%', 1],
  ['hi_pc', 'Hearing impairment, percentage', '%', 1],
  ['mld_pc', 'Moderate learning difficulty, percentage', '%', 1],
  ['msi_pc', 'Multisensory impairment, percentage', '%', 1],
  ['oth_pc', 'Other difficulty/disability, percentage', '%', 1],
  ['pd_pc', 'Physical disability, percentage', '%', 1],
  ['pmld_pc', 'Profound & multiple learning difficulty, percentage', '%', 1],
  ['semh_pc', 'Social, emotional and mental health, percentage', '%', 1],
  ['slcn_pc', 'Speech, language and communication needs, percentage', '%', 1],
  ['sld_pc', 'Severe learning difficulty, percentage', '%', 1],
  ['spld_pc', 'Specific learning difficulty, percentage', '%', 1],
  ['vi_pc', 'Visual impairment, percentage', '%', 1],
  ['unknown_pc', 'Primary need is not recorded, percentage', '%', 1],
];

export const PRIMARY_NEED_MEASURES = measuresOf(
  'sen_needs_all_plans',
  'Plans in January by primary need',
  ROWS,
);
