import type { FastifyInstance } from 'fastify';
import { formRoutes } from '../forms/form-routes.ts';
import { formatDay, formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { haltForm, liftForm } from './halt-forms.ts';
import { areasSection, STANDING } from './halt-words.ts';
import { readAreas, readHaltHistory, readStrands, strandOf } from './read-halts.ts';

const PAUSING =
  'Nothing new begins from the moment of the halt. Each partnership’s service pauses its live areas at its next check, within minutes.';

async function listHalts(visit: Visit) {
  const strands = await readStrands(visit);
  return showReading(visit, {
    title: 'Halts of strands',
    back: { href: '/national', text: 'Back to what holds for all' },
    intro: [
      'DfE policy can stop a strand in all areas at once. Nothing new begins then; what families have stays.',
    ],
    sections: [
      {
        table: {
          ...{ caption: 'Strands', heads: ['Strand', 'Standing', 'Since', 'Why'] },
          rows: strands.map(({ strand, title, halted, held }) => [
            { text: title, href: `/halts/${strand}` },
            halted ? STANDING.halted : STANDING.running,
            halted ? formatDay(halted.since) : '',
            halted?.reason ?? (held ? `Lifted: ${held.reason ?? ''}` : 'It was never halted.'),
          ]),
        },
        empty: 'No strand has a template yet.',
      },
    ],
  });
}

async function showHalt(visit: Visit) {
  const { strand, title, halted, href } = await strandOf(visit);
  const [areas, history] = await Promise.all([readAreas(visit, strand), readHaltHistory(visit, strand)]);
  const step = halted
    ? { href: `${href}/lift`, text: 'Lift the halt' }
    : { href: `${href}/halt`, text: 'Halt it everywhere' };
  return showReading(visit, {
    title,
    back: { href: '/halts', text: 'Back to the strands' },
    buttons: where(visit, 'change-halts', step),
    sections: [
      {
        summary: [
          ['Standing', halted ? STANDING.halted : STANDING.running],
          ...(halted
            ? ([
                ['Since', formatDay(halted.since)],
                ['Why', halted.reason],
              ] as const)
            : []),
        ],
      },
      {
        ...areasSection(areas, null),
        ...(halted && { intro: [PAUSING] }),
      },
      {
        title: 'History',
        table: {
          ...{ caption: 'Oldest first', heads: ['Step', 'When', 'Why'] },
          rows: (history ?? []).map(({ step: taken, recordedAt, reason }) => [
            taken === 'halt' ? 'Halted' : 'Lifted',
            formatTime(recordedAt),
            reason ?? '',
          ]),
        },
        empty: 'It was never halted, as far as you may see.',
      },
    ],
  });
}

/** Halts of whole strands, by DfE policy alone. */
export function haltRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/halts', visitors(portal, 'halts', listHalts));
  app.get('/halts/:strand', visitors(portal, 'halts', showHalt));
  formRoutes(
    app,
    { portal, room: 'change-halts' },
    {
      '/halts/:strand/halt': haltForm,
      '/halts/:strand/lift': liftForm,
    },
  );
}
