import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeJson } from './files.ts';
import { addressOf, type ServiceSpec } from './service-specs.ts';
import type { Supervised } from './supervised.ts';

export type Service = { readonly spec: ServiceSpec; readonly supervised: Supervised };

const fileIn = (directory: string): string => join(directory, 'endpoints.json');

/** Writes the services that run now, by rename. One that is being started again after a wait is not listed. */
export function writeEndpoints(directory: string, services: readonly Service[]): void {
  const processes = services.flatMap(({ spec, supervised }) => {
    const pid = supervised.pid();
    return pid === null ? [] : [{ name: spec.name, pid, port: spec.port, url: addressOf(spec.port) }];
  });
  writeJson(fileIn(directory), { processes });
}

export const removeEndpoints = (directory: string): void => rmSync(fileIn(directory), { force: true });
