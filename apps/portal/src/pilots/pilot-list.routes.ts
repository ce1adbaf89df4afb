import { PILOT_STATES } from '@rep/contracts';
import { authorityByAnyCode } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { showForm, takeForm } from '../forms/form-page.ts';
import { mayEnter } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { partnershipIdOf } from '../partnerships/partnerships.routes.ts';
import type { Profile } from '../services/partnership.ts';
import { readTemplates } from '../variants/read-variants.ts';
import { isChosen, readPage, readWanted, type Wanted } from './pilot-page.ts';
import type { PilotLine } from './read-pilots.ts';
import { startForm } from './start-pilot.ts';
import { areaWords, pilotWords } from './state-words.ts';
import { strandName } from './strand-names.ts';

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

type Names = { readonly partnership: Profile; readonly strands: readonly string[] };

const choicesOf = ({ partnership, strands }: Names, chosen: Wanted) => ({
  states: optionsOf(
    PILOT_STATES.map((value) => ({ value, text: pilotWords(value).tag })),
    chosen.state,
    'All states',
  ),
  strands: optionsOf(
    strands.map((value) => ({ value, text: strandName(value) })),
    chosen.strand,
    'All strands',
  ),
  areas: optionsOf(
    partnership.members.map(({ newLaCode, name }) => ({ value: newLaCode, text: name })),
    chosen.area,
    'All areas',
  ),
});

async function listPilots(visit: Visit) {
  const service = visit.services.partnership(partnershipIdOf(visit));
  const wanted = readWanted(visit.request.query);
  const [partnership, { pilots, newer, older }, templates] = await Promise.all([
    service.profile(),
    readPage(service, wanted),
    readTemplates(visit.services.national),
  ]);
  const strands = templates.map(({ strand }) => strand);
  return visit.page('pilots.njk', {
    ...{ partnership, newer, older, choices: choicesOf({ partnership, strands }, wanted) },
    isChosen: isChosen(wanted),
    pilots: pilots.map(lineOf),
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
