import { createHash, randomBytes } from 'node:crypto';

const TOKEN_BYTES = 32;
/** 32 bytes in base64url. */
export const TOKEN_PATTERN = /^[A-Za-z0-9_-]{43}$/;

/** A secret that nobody guesses: it is given out once and kept nowhere. */
export const newToken = (): string => randomBytes(TOKEN_BYTES).toString('base64url');

/** The id under which a link is kept. From it nobody finds the token. */
export const linkIdOf = (token: string): string => createHash('sha256').update(token).digest('base64url');
