import { AREA_DOCUMENTS, type Pilot, type PilotArea } from '@rep/domain';
import { areaName } from '../../forms/words-of-values.ts';
import { formatTime } from '../../http/format.ts';
import { areaWords, holdsInWords } from '../../pilots/state-words.ts';
import { documentName } from '../../pilots/steps/area-step-forms.ts';
import { type Block, heading, orElse, paragraph, table } from '../printed-document.ts';

const dated = (instant: string | null | undefined): string => (instant ? formatTime(instant) : 'Not yet');

const holds = (area: PilotArea): string =>
  holdsInWords(area)
    .map(({ cause, reason, at }) => `${cause} on ${formatTime(at)}: ${reason}`)
    .join('\n');

const stateOf = (area: PilotArea): string => {
  const { tag, text } = areaWords(area.state);
  return [`${tag}. ${text}`, holds(area)].filter(Boolean).join('\n');
};

/** Each area with its own state: one area's refusal or pause never moves another's. */
export function areasOfPilot({ areas }: Pilot): readonly Block[] {
  return [
    heading('Areas and their states'),
    orElse(
      areas,
      () =>
        table(
          'Areas',
          ['Area', 'State', 'Agreed', 'First live'],
          areas.map((area) => [
            areaName(area.laCode),
            stateOf(area),
            dated(area.agreement?.at),
            dated(area.liveSince),
          ]),
        ),
      'No area has been asked yet.',
    ),
  ];
}

function documentsIn(area: PilotArea): readonly (readonly string[])[] {
  return AREA_DOCUMENTS.map((kind) => {
    const signed = area.documents.findLast((each) => each.kind === kind);
    const name = `${areaName(area.laCode)}: ${documentName(kind)}`;
    return signed ? [name, formatTime(signed.signedAt), signed.sha256] : [name, 'Missing', ''];
  });
}

/** The documents that each authority's decision-maker signs: an area does not go live while one is missing. */
export function documentsOfPilot({ areas }: Pilot): readonly Block[] {
  return [
    heading('Documents of each authority'),
    paragraph('An area does not go live while one of its documents is missing.'),
    orElse(
      areas,
      () => table('Documents', ['Document', 'Signed', 'SHA-256'], areas.flatMap(documentsIn)),
      'No area has been asked yet.',
    ),
  ];
}
