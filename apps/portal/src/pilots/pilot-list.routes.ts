import { PILOT_STATES } from '@rep/contracts';
import { authorityByAnyCode } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { showForm, takeForm } from '../forms/form-page.ts';
import { areaName } from '../forms/words-of-values.ts';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import { type PilotLine, readPilots } from './read-pilots.ts';
import { startForm } from './start-pilot.ts';
import { areaWords, pilotWords } from './state-words.ts';
import { strandName } from './strand-names.ts';

const text = z.string().max(100).default('').catch('');
const chosenSchema = z
  .object({ state: text, strand: text, area: text })
  .catch({ state: '', strand: '', area: '' });
type Chosen = z.infer<typeof chosenSchema>;

const fits = ({ state, strand, area }: Chosen, pilot: PilotLine): boolean =>
  (state === '' || pilot.state === state) &&
  (strand === '' || pilot.strand === strand) &&
  (area === '' || pilot.areas.some(({ laCode }) => laCode === area));

const lineOf = (pilot: PilotLine) => ({
  ...{ id: pilot.id, title: pilot.title, cycle: pilot.cycle, synthetic: pilot.synthetic },
  changedAt: pilot.changedAt,
  strandName: strandName(pilot.strand),
  words: pilotWords(pilot.state),
  areas: pilot.areas.map(({ laCode, state }) => ({
    name: authorityByAnyCode(laCode)?.name ?? laCode,
    words: areaWords(state),
  })),
});

type Option = { readonly value: string; readonly text: string };
const optionsOf = (options: readonly Option[], chosen: string, all: string) => [
  { value: '', text: all, selected: chosen === '' },
  ...options.map((option) => ({ ...option, selected: option.value === chosen })),
];

const unique = (values: readonly string[]): string[] => [...new Set(values)].sort();

function choicesOf(pilots: readonly PilotLine[], chosen: Chosen) {
  const states = PILOT_STATES.filter((state) => pilots.some((pilot) => pilot.state === state));
  const areas = unique(pilots.flatMap((pilot) => pilot.areas.map(({ laCode }) => laCode)));
  const strands = unique(pilots.map(({ strand }) => strand));
  return {
    states: optionsOf(
      states.map((value) => ({ value, text: pilotWords(value).tag })),
      chosen.state,
      'All states',
    ),
    strands: optionsOf(
      strands.map((value) => ({ value, text: strandName(value) })),
      chosen.strand,
      'All strands',
    ),
    areas: optionsOf(
      areas.map((value) => ({ value, text: areaName(value) })),
      chosen.area,
      'All areas',
    ),
  };
}

async function listPilots(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const [partnership, pilots] = await Promise.all([service.profile(), readPilots(service)]);
  const chosen = chosenSchema.parse(visit.request.query);
  return visit.page('pilots.njk', {
    ...{ partnership, choices: choicesOf(pilots, chosen), count: pilots.length },
    pilots: pilots
      .filter((pilot) => fits(chosen, pilot))
      .toReversed()
      .map(lineOf),
    mayStart: mayEnter(visit.account.role, 'start-pilot'),
  });
}

/** The pilots of a partnership, and the page on which one begins. */
export function pilotListRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/partnerships/:id/pilots', visitors(portal, 'pilots', listPilots));
  const path = '/partnerships/:id/pilots/new';
  app.get(
    path,
    visitors(portal, 'start-pilot', async (visit) => showForm(visit, await startForm(visit))),
  );
  app.post(
    path,
    visitors(portal, 'start-pilot', async (visit) => takeForm(visit, await startForm(visit))),
  );
}
