type Standing = { readonly complete: boolean; readonly mayChange: boolean; readonly mayGrow: boolean };

/** Whether what the figures say can still be revised, and whether rows can still be added: they are two questions. */
export function describeChange({ mayChange, mayGrow }: Omit<Standing, 'complete'>): string {
  if (mayChange && mayGrow) return 'These figures can still be revised, and more rows may be added.';
  if (mayChange) return 'These figures can still be revised; no rows will be added.';
  if (mayGrow) return 'These figures will not be revised, but more rows may be added.';
  return 'These figures will not be revised, and no rows will be added.';
}

/** How final a download is, in two plain sentences. */
export const describeStanding = (standing: Standing): string =>
  `${standing.complete ? 'Everything sent up to now has arrived.' : 'Not everything sent has arrived.'} ${describeChange(standing)}`;
