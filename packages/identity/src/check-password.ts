import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

const key = randomBytes(32);
const digest = (text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Compares in a time that tells neither how much of a password was right nor how long it is. */
export const checkPassword = (given: string, expected: string): boolean =>
  timingSafeEqual(digest(given), digest(expected));
