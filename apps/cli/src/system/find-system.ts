import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { CommandError } from '../command-error.ts';

const endpointsSchema = z.object({ processes: z.array(z.object({ name: z.string(), url: z.url() })) });
const accountsSchema = z.array(z.object({ account: z.string(), password: z.string() }));
const OUR_ACCOUNT = 'rep-command';

/** A running system: where its services answer, and the account of this command. */
export type RunningSystem = {
  directory: string;
  urlOf: (service: string) => string;
  account: string;
  password: string;
  /** Everybody who can sign in here. */
  accounts: readonly z.infer<typeof accountsSchema>[number][];
};

const notRunning = (directory: string, cause: unknown): CommandError =>
  new CommandError(
    `No running system was found in ${directory}: start it with "npm start", or name its directory with --data DIR.`,
    { cause },
  );

async function readJson<T extends z.ZodType>(
  directory: string,
  file: string,
  schema: T,
): Promise<z.infer<T>> {
  const text = await readFile(join(directory, file), 'utf8').catch((error: unknown) => {
    throw notRunning(directory, error);
  });
  try {
    return schema.parse(JSON.parse(text));
  } catch (error) {
    throw new CommandError(
      `${join(directory, file)} cannot be read: start the system again with "npm start".`,
      {
        cause: error,
      },
    );
  }
}

/** Finds the system of a data directory by the files that its launcher keeps there. */
export async function findSystem(directory: string): Promise<RunningSystem> {
  const { processes } = await readJson(directory, 'endpoints.json', endpointsSchema);
  const accounts = await readJson(directory, 'accounts.json', accountsSchema);
  const ours = accounts.find(({ account }) => account === OUR_ACCOUNT);
  if (!ours) {
    throw new CommandError(
      `There is no account "${OUR_ACCOUNT}" in ${join(directory, 'accounts.json')}: start the system again.`,
    );
  }
  const urls = new Map(processes.map(({ name, url }) => [name, url]));
  return {
    directory,
    account: ours.account,
    password: ours.password,
    accounts,
    urlOf: (service) => {
      const url = urls.get(service);
      if (url) return url;
      throw new CommandError(`The ${service} service is not running: look at the output of "npm start".`);
    },
  };
}
