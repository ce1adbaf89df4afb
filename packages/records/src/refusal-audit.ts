import type { DomainError } from '@rep/domain';
import { type Caller, personOf } from '@rep/service-kit';
import type { Records } from './records.ts';

/** Keeps who called what the table of roles refuses them, among the refusals of the rules. */
export const createRefusalAudit =
  ({ refused }: Pick<Records, 'refused'>) =>
  (caller: Caller, path: string, error: DomainError): Promise<void> =>
    refused(personOf(caller), { kind: 'procedure', id: path }, error);
