import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { cacheDirectory } from './env.ts';

const run = promisify(execFile);
const POM = fileURLToPath(new URL('../../../infra/kafka/pom.xml', import.meta.url));

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function download(target: string, signal?: AbortSignal): Promise<void> {
  const partial = `${target}.${process.pid}`;
  try {
    const goal = ['dependency:copy-dependencies', `-DoutputDirectory=${partial}`];
    await run('mvn', ['-q', '-B', '-f', POM, ...goal], { signal });
    if (!existsSync(target)) renameSync(partial, target);
  } catch (error) {
    if (isMissing(error))
      throw new Error(
        'A local Kafka needs Maven (mvn) once, to fetch it: install Maven, or set KAFKA_BROKERS.',
        {
          cause: error,
        },
      );
    throw new Error('Kafka could not be fetched with Maven: see that a Maven repository can be reached.', {
      cause: error,
    });
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** The version of a local Kafka, as infra/kafka/pom.xml names it. */
export function kafkaVersion(): string {
  const version = /<kafka\.version>([^<]+)</.exec(readFileSync(POM, 'utf8'))?.[1];
  if (!version) throw new Error(`${POM} names no kafka.version.`);
  return version;
}

/** The folder with Kafka's jars; fetched by Maven the first time and kept outside the clone. An aborted signal ends that. */
export async function kafkaJars(signal?: AbortSignal): Promise<string> {
  const target = join(cacheDirectory(), `kafka-${kafkaVersion()}`);
  mkdirSync(cacheDirectory(), { recursive: true });
  if (!existsSync(target)) await download(target, signal);
  return target;
}
