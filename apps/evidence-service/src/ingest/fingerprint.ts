import { hash } from 'node:crypto';

/** The first 128 bits of a text's SHA-256, in the form of a UUID: PostgreSQL keeps those in 16 bytes. */
export const digest = (text: string): string => hash('sha256', text, 'hex').slice(0, 32);

/** The same of bytes. */
export const digestBytes = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex').slice(0, 32);
