/** Who acts on the platform. `operator` is the role of the `rep` command: it carries published releases in. */
export const ROLES = [
  'lead-authority',
  'member-authority',
  'regions-group',
  'dfe-policy',
  'delivery-partner',
  'integrated-care-board',
  'parent-carer-forum',
  'setting',
  'evaluator',
  'researcher',
  'auditor',
  'operator',
] as const;
export type Role = (typeof ROLES)[number];
