import { DomainError } from '@rep/domain';

/** A file that is not taken, in a sentence that says what to do. */
export const refusedFile = (sentence: string): DomainError => new DomainError('document-refused', sentence);
