import type { ObservationRow } from './reading.ts';

export type Refusal = { readonly reason: string; readonly detail: string };
export type Checked =
  | { readonly ok: true; readonly observation: ObservationRow | null }
  | ({ readonly ok: false } & Refusal);

export const refuse = (reason: string, detail: string): Checked => ({ ok: false, reason, detail });
