import type { Template } from '../templates/template.ts';
import { MEDIATION } from './mediation.data.ts';
import { NATIONAL_STANDARDS } from './national-standards.data.ts';
import { TAILORED_LISTS } from './tailored-lists.data.ts';

/** The strands that the programme starts with. Any further one is published as data by DfE policy. */
export const STRAND_TEMPLATES: readonly Template[] = [NATIONAL_STANDARDS, TAILORED_LISTS, MEDIATION];
