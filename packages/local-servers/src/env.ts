import { homedir } from 'node:os';
import { join } from 'node:path';

/** Where downloads that belong to no clone are kept. */
export const cacheDirectory = (): string =>
  join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'rep');
