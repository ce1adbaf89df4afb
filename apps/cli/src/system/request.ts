import { CommandError, reasonOf } from '../command-error.ts';

/** `fetch`, with a sentence when nobody answers. */
export async function request(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, init);
  } catch (error) {
    const cause = error instanceof Error && error.cause ? error.cause : error;
    throw new CommandError(
      `${new URL(url).origin} does not answer (${reasonOf(cause)}): start the system with "npm start", then run the command again.`,
      { cause: error },
    );
  }
}
