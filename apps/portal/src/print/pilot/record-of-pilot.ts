import { type GateDecision, indicatorName, type Pilot } from '@rep/domain';
import { whoInWords } from '../../forms/conflict.ts';
import { areaName } from '../../forms/words-of-values.ts';
import { formatDay, formatTime, printValue } from '../../http/format.ts';
import { type Block, definitions, heading, orElse, subheading, table } from '../printed-document.ts';

const RESULTS = { pass: 'Passed', fail: 'Failed', waived: 'Waived' } as const;

function resultOf({ result, refusals, waiver }: GateDecision): string {
  const why = refusals.map(({ fact }) => fact);
  const waived = waiver ? [`Until ${formatDay(waiver.until)}: ${waiver.reason}`] : [];
  return [RESULTS[result], ...why, ...waived].join('\n');
}

const decisionRow = (decision: GateDecision): readonly string[] => [
  `${decision.gate}${decision.laCode === null ? '' : `, ${areaName(decision.laCode)}`}`,
  `${formatTime(decision.at)}, ${whoInWords(decision.role)}`,
  resultOf(decision),
  decision.dissent ?? 'None',
  decision.wouldChange ?? 'Not said',
];

/** Each decision on a gate, who disagreed with it, and what would change it. */
export function decisionsOfPilot({ decisions }: Pilot): readonly Block[] {
  return [
    heading('Decisions'),
    orElse(
      decisions,
      () =>
        table(
          'Decisions on gates',
          ['Gate', 'When and by whom', 'Result', 'Dissent', 'What would change it'],
          decisions.map(decisionRow),
        ),
      'No decision on a gate is recorded.',
    ),
  ];
}

const deviations = ({ deviations: held }: Pilot): Block =>
  orElse(
    held,
    () =>
      table(
        'Deviations from the protocol',
        ['When', 'What', 'Reason'],
        held.map(({ at, what, reason }) => [formatTime(at), what, reason]),
      ),
    'No deviation from the protocol is recorded.',
  );

const breaches = ({ breaches: held, plan }: Pilot): Block =>
  orElse(
    held,
    () =>
      table(
        'Guardrails that were broken',
        ['Guardrail', 'Area', 'When', 'Figure and limit', 'What happened'],
        held.map(({ guardrailId: id, laCode, at, value, threshold, action }) => [
          indicatorName(plan.guardrails?.find((each) => each.id === id) ?? { id, version: 1 }),
          areaName(laCode),
          formatTime(at),
          `${printValue(value)}, limit ${printValue(threshold)}`,
          action === 'pause' ? 'The area was paused' : 'Everybody concerned was told',
        ]),
      ),
    'No guardrail was broken.',
  );

/** What was frozen, and what was done otherwise since. */
export function protocolOfPilot(pilot: Pilot): readonly Block[] {
  const { protocol, exit } = pilot;
  return [
    heading('Protocol'),
    definitions([
      ['Frozen', protocol && `Version ${protocol.version}, on ${formatTime(protocol.at)}`],
      ['SHA-256 of the protocol', protocol?.sha256],
      ['In a public registry', protocol && (protocol.registryUrl ?? 'No address given')],
    ]),
    deviations(pilot),
    breaches(pilot),
    ...(exit
      ? [
          subheading('Exit and learning'),
          definitions([
            ['Exit plan', exit.plan],
            ['Notices', exit.notices.map(({ to, on }) => `${to}, ${formatDay(on)}`).join('\n')],
            ['Final return', `${formatDay(exit.finalReturn.on)}, SHA-256 ${exit.finalReturn.sha256}`],
            ['What was learnt', exit.learning],
          ]),
        ]
      : []),
  ];
}
