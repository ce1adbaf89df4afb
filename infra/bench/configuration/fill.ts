import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import type { System } from './clients.ts';
import { accountOf, DFE_POLICY, personOf } from './people.ts';
import { leadTo, type Stage, type Wanted } from './pilot-life.ts';
import { type Place, places } from './places.ts';
import { sideBySide } from './side-by-side.ts';

const WIDTH = 12;
const LOOK_EVERY_MS = 100;
const SINCE = '2023-09-01';
const AREAS_EACH = 3;
/** Of every ten pilots. */
const MIX: readonly Stage[] = [
  ...(['draft', 'draft', 'draft', 'draft'] as const),
  ...(['consulting', 'consulting', 'agreed', 'agreed', 'submitted', 'live'] as const),
];

async function enlarge(system: System, all: readonly Place[]): Promise<void> {
  const national = system.national(DFE_POLICY);
  for (const { repId, joining } of all) {
    for (const { code, oldCode, name } of joining) {
      await national.membership.change.mutate({
        ...{ rep_id: repId, change: 'joined', effective_on: SINCE },
        member: { new_la_code: code, old_la_code: oldCode ?? '', la_name: name, lead: false },
      });
    }
  }
  for (const { repId, areas } of all) {
    const { profile } = system.partnership(repId, DFE_POLICY);
    while ((await profile.get.query()).members.length < areas.length) await delay(LOOK_EVERY_MS);
  }
}

async function appointPeople(system: System, place: Place): Promise<void> {
  await sideBySide(place.areas, 2, async (laCode) => {
    const { delegation } = system.partnership(place.repId, personOf(place, laCode, 'approver'));
    for (const does of ['approver', 'drafter'] as const) {
      const who = { laCode, account: accountOf(laCode, does), function: does };
      await delegation.appoint.mutate({ ...who, from: SINCE, to: null, synthetic: true });
    }
  });
}

async function draftVariant(system: System, place: Place): Promise<string> {
  const id = randomUUID();
  const { variants } = system.partnership(place.repId, personOf(place, place.lead, 'drafter'));
  await variants.draft.mutate({ id, strand: 'mediation', name: 'Bench: as the template', synthetic: true });
  return id;
}

const wantedOf =
  (all: readonly Place[], variants: ReadonlyMap<Place, string>) =>
  (_: unknown, index: number): Wanted => {
    const place = all[index % all.length] ?? all[0];
    if (!place) throw new Error('there is no partnership');
    const round = Math.floor(index / all.length);
    const areas = Array.from(
      { length: Math.min(AREAS_EACH, place.areas.length) },
      (__, nth) => place.areas[(round + nth) % place.areas.length] ?? place.lead,
    );
    const stage = MIX[round % MIX.length] ?? 'draft';
    return { id: randomUUID(), place, areas, stage, variantId: variants.get(place) ?? '' };
  };

/** 150 authorities in the nine partnerships, with their people, and the pilots, all through the services' own doors. */
export async function fill(system: System, count: number): Promise<readonly Wanted[]> {
  const all = places();
  await enlarge(system, all);
  await sideBySide(all, all.length, (place) => appointPeople(system, place));
  const variants = new Map<Place, string>();
  await sideBySide(all, all.length, async (place) => {
    variants.set(place, await draftVariant(system, place));
  });
  const wanted = Array.from({ length: count }, wantedOf(all, variants));
  await sideBySide(wanted, WIDTH, (one) => leadTo(system, one));
  return wanted;
}
