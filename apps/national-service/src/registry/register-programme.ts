import { PROGRAMME, registerPartnership } from '@rep/domain';
import type { Logger, Part } from '@rep/service-kit';
import type { RegistryRepository } from './registry.repository.ts';
import { firstSteps, registeredEvent } from './registry-events.ts';

/**
 * Registers the programme's partnerships where the registry is empty, and tells of them, in one transaction. A registry
 * that holds any partnership is left as it is: what has been changed since is nobody's mistake.
 */
export async function registerProgramme(registry: RegistryRepository): Promise<number> {
  let registered = 0;
  await registry.change((held) => {
    if (held.length > 0) return { save: [], changes: [], events: [] };
    const save = PROGRAMME.reduce(registerPartnership, held);
    registered = save.length;
    return { save, changes: save.flatMap(firstSteps), events: save.map(registeredEvent) };
  });
  return registered;
}

/** As a part: the registry is filled before anybody can ask. */
export const createProgrammePart = (registry: RegistryRepository, logger: Logger): Part => ({
  name: 'programme',
  start: async () => {
    const registered = await registerProgramme(registry);
    if (registered > 0)
      logger.info({ partnerships: registered }, 'registered the partnerships of the programme');
  },
  stop: async () => undefined,
  readiness: () => [],
});
