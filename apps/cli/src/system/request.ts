import { CommandError, reasonOf } from '../command-error.ts';

export function doesNotAnswer(url: string, error: unknown): CommandError {
  const reason = reasonOf(error instanceof Error && error.cause ? error.cause : error);
  return new CommandError(
    `${new URL(url).origin} does not answer (${reason}): start the system with "npm start", then run the command again.`,
    { cause: error },
  );
}

/** `fetch`, with a sentence when nobody answers. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    throw doesNotAnswer(url, error);
  }
}
