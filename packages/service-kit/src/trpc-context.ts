import type { RepId } from '@rep/contracts';
import type { DomainError } from '@rep/domain';
import type { Caller, CallerVerifier } from './caller.ts';
import type { Logger } from './logger.ts';

/** What every call brings: who it says it is, and whose service this is. */
export type TrpcContext = {
  readonly authorization: string | undefined;
  readonly verify: CallerVerifier;
  readonly logger: Logger;
  /** The partnership whose service this is; null for the national one. */
  readonly owner: RepId | null;
  /** Keeps who was refused a change by the table of roles. What a rule refuses is kept by whoever asks the rule. */
  auditRefused?(caller: Caller, path: string, error: DomainError): Promise<void>;
};
