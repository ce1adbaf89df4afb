/** What stops a start: one sentence for the person at the terminal, and exit code 1. */
export class StartError extends Error {
  constructor(sentence: string, options?: ErrorOptions) {
    super(sentence, options);
    this.name = 'StartError';
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const everyMessage = (error: unknown): string =>
  error instanceof Error && error.cause ? `${error.message} ${everyMessage(error.cause)}` : messageOf(error);

export const noRoomSentence = (directory: string): string =>
  `There is no room left in ${directory}: free some space, or choose another directory with --data.`;

/** The sentence for what the file system said about the data directory; null when it said something else. */
function diskSentence(error: unknown, directory: string): string | null {
  const code = codeOf(error);
  if (code === 'ENOSPC' || code === 'EDQUOT' || /no space left on device/i.test(everyMessage(error)))
    return noRoomSentence(directory);
  if (code === 'EROFS' || /read-only file system/i.test(everyMessage(error)))
    return `${directory} is on a read-only file system: choose another directory with --data.`;
  if (code === 'EACCES' || code === 'EPERM')
    return `${directory} may not be written by this user: choose another directory with --data.`;
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `${directory} is not a directory: choose another with --data.`;
  return null;
}

/** The same while the directory itself is made: whatever went wrong, another one is the way out. */
export const directorySentence = (error: unknown, directory: string): string =>
  diskSentence(error, directory) ??
  `${directory} cannot be made (${codeOf(error) || messageOf(error)}): choose another directory with --data.`;

/** The one sentence of any failure to start. */
export const sentenceOf = (error: unknown, directory: string): string =>
  error instanceof StartError
    ? error.message
    : (diskSentence(error, directory) ?? `The start failed: ${messageOf(error)}`);
