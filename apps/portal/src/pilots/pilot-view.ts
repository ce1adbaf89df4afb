import { authorityByAnyCode, indicatorName, type Pilot, PUBLIC_STATEMENT, REGISTRIES } from '@rep/domain';
import { areaName } from '../forms/words-of-values.ts';
import { measurable } from '../gates/breach-form.ts';
import { decisionView } from '../gates/decision-view.ts';
import { openAreaSteps, openPilotSteps, type Viewer } from './open-steps.ts';
import { areaWords, holdsInWords, pilotWords } from './state-words.ts';
import { AREA_STEP_FORMS, documentName } from './steps/area-step-forms.ts';
import { PILOT_STEP_FORMS } from './steps/pilot-step-forms.ts';
import { strandName } from './strand-names.ts';

type Link = { readonly href: string; readonly text: string };

const MEASURED = 'Tell what a guardrail measured';
const pilotLinks = (pilot: Pilot, viewer: Viewer, href: string): readonly Link[] => [
  ...openPilotSteps(pilot, viewer).map((step) =>
    step === 'edit'
      ? { href: `${href}/edit/what-and-why`, text: 'Write the pilot' }
      : { href: `${href}/steps/${step}`, text: PILOT_STEP_FORMS[step].title },
  ),
  ...(measurable(viewer, pilot).length > 0 ? [{ href: `${href}/breach`, text: MEASURED }] : []),
];

const NEWEST_DECISIONS = 3;

const areaOf = (pilot: Pilot, viewer: Viewer, href: string) => (area: Pilot['areas'][number]) => ({
  code: area.laCode,
  name: authorityByAnyCode(area.laCode)?.name ?? area.laCode,
  words: areaWords(area.state),
  holds: holdsInWords(area),
  agreedAt: area.agreement?.at,
  liveSince: area.liveSince,
  documents: area.documents.map(({ kind, sha256, signedAt }) => ({
    name: documentName(kind),
    sha256,
    signedAt,
  })),
  links: openAreaSteps(pilot, area, viewer).map((step) => ({
    href: `${href}/areas/${area.laCode}/${step}`,
    text: AREA_STEP_FORMS[step].title,
  })),
});

const breachOf = (pilot: Pilot) => (breach: Pilot['breaches'][number]) => ({
  ...breach,
  area: areaName(breach.laCode),
  guardrail: indicatorName(
    pilot.plan.guardrails?.find(({ id }) => id === breach.guardrailId) ?? {
      id: breach.guardrailId,
      version: 1,
    },
  ),
});

const REGISTRY_NAMES = {
  osf: 'OSF',
  isrctn: 'ISRCTN',
  'evaluation-registry': 'Evaluation Registry',
} as const;

/** What the page of a pilot shows, but for its checklist. No account of anybody is in it. */
export function pilotView(pilot: Pilot, viewer: Viewer, href: string) {
  const { title, strand, state, cycle, plan, protocol } = pilot;
  return {
    ...{ title, state, cycle, plan, statement: PUBLIC_STATEMENT },
    strandName: strandName(strand),
    lead: areaName(pilot.leadLaCode),
    words: pilotWords(state),
    links: pilotLinks(pilot, viewer, href),
    areas: pilot.areas.map(areaOf(pilot, viewer, href)),
    designed: pilot.areas.length > 0 ? [] : (plan.design?.areas ?? []),
    protocol: protocol && {
      ...{
        version: protocol.version,
        sha256: protocol.sha256,
        at: protocol.at,
        registryUrl: protocol.registryUrl,
      },
      exports: REGISTRIES.map((registry) => ({
        ...{ name: REGISTRY_NAMES[registry], page: `${href}/protocol/${registry}` },
        json: `${href}/protocol/${registry}.json`,
      })),
    },
    deviations: pilot.deviations.map(({ what, reason, at }) => ({ what, reason, at })),
    breaches: pilot.breaches.map(breachOf(pilot)),
    decisions: pilot.decisions.slice(-NEWEST_DECISIONS).toReversed().map(decisionView),
    exit: pilot.exit,
    refines: pilot.refines,
    successor: pilot.successor,
  };
}
