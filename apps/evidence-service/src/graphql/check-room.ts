import { type EvidenceRoom, mayEnterEvidence } from '@rep/domain';
import type { Caller } from '@rep/service-kit';
import { codedError } from './coded-error.ts';

/** Throws the refusal that the caller is told, unless their role is let into this room of the evidence. */
export function checkRoom({ role }: Caller, room: EvidenceRoom): void {
  if (mayEnterEvidence(role, room)) return;
  throw codedError('NOT_PERMITTED', `Ask somebody with another role: ${role} may not read this.`);
}
