import type { Producer, RepId } from '@rep/contracts';
import type { Change } from '@rep/domain';
import type { NewEvent } from '@rep/outbox';
import type { NewVersion } from './save-version.repository.ts';

/** The shapes under which records are told; announcements carry the pilot's own configuration where they have one. */
const CONFIG_VERSION = 'configuration.v1';

export type Told = {
  readonly producer: Producer;
  readonly next: NewVersion;
  readonly publicPart: Readonly<Record<string, unknown>>;
  readonly change: Change<unknown>;
};

const repIdOf = (producer: Producer): { repid?: RepId } =>
  producer === 'national' ? {} : { repid: producer };

/** What the world is told of a change: the version whole, then what the rule announces. */
export function eventsOf({ producer, next, publicPart, change }: Told): NewEvent[] {
  const { kind, id, version, state, areas, step, reason, by, sha256, synthetic } = next;
  const common = {
    key: id,
    subject: id,
    ...repIdOf(producer),
    ...(kind === 'pilot' && { pilotid: id }),
    synthetic,
    configversion: change.configVersion ?? CONFIG_VERSION,
  };
  const type =
    producer === 'national' ? 'national.configuration.recorded.v1' : 'partnership.configuration.recorded.v1';
  const data = {
    ...{ kind, id, version, state, areas: [...areas], step, reason, sha256 },
    ...{ actor_role: by.role, actor_la_code: by.laCode, content: { ...publicPart } },
  };
  // Two partnerships may have a record of one name: the ladder, a return of a grant, reports on a line.
  const name = `${producer}.${kind}.${id}.${version}`;
  // The outbox checks each against its contract: an announcement that lacks what its type requires is refused there.
  return [
    { ...common, id: name, type, data },
    ...change.announces.map((told, index) => ({ ...common, ...told, id: `${name}.${index + 1}` })),
  ] as NewEvent[];
}
