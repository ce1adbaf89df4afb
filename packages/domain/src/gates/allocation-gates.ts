import { allocate, MAX_DRAWS } from '../pilots/allocation.ts';
import type { AllocationDesign } from '../pilots/pilot-plan.ts';
import type { AreaGate } from './area-gates.ts';
import type { PilotGate } from './configuration-gates.ts';
import { gateRefusal } from './refusal.ts';
import type { Refusal } from './step-refused.ts';

const problem = (code: string, field: string, fact: string): Refusal =>
  gateRefusal(null, {
    code,
    field: `design.allocation.${field}`,
    fact,
    whoCanSupply: "the lead authority's drafter",
  });

function problemsOf(design: AllocationDesign): Refusal[] {
  const { method, clusters, treated, balance } = design;
  const named = balance?.figures ?? [];
  const incomplete = clusters.filter(({ figures }) => named.some((figure) => figures[figure] === undefined));
  const most = method === 'stepped-wedge' ? clusters.length : clusters.length - 1;
  return [
    ...(new Set(clusters.map(({ id }) => id)).size < clusters.length
      ? [problem('cluster-twice', 'clusters', 'A cluster is named twice.')]
      : []),
    ...(treated > most
      ? [
          problem(
            'too-many-treated',
            'treated',
            'More are treated, or there are more steps, than the clusters allow.',
          ),
        ]
      : []),
    ...(method === 'restricted' && !balance
      ? [problem('no-balance', 'balance', 'A restricted draw names the figures it is balanced on.')]
      : []),
    ...(method === 'stratified' && clusters.some(({ stratum }) => stratum === null)
      ? [problem('stratum-missing', 'clusters', 'A stratified draw needs the stratum of every cluster.')]
      : []),
    ...incomplete.map(({ id }) =>
      problem('figure-missing', 'clusters', `${id} lacks a baseline figure that the draw is balanced on.`),
    ),
  ];
}

/** Lots can be drawn as the design says. */
export const gateOfAllocation: PilotGate = ({ plan }) => {
  const allocation = plan.design?.allocation;
  if (!allocation) return [];
  const problems = problemsOf(allocation);
  if (problems.length > 0 || allocate(allocation)) return problems;
  return [problem('never-balanced', 'balance', `None of ${MAX_DRAWS} draws is balanced as the design asks.`)];
};

/** An area starts as lots were drawn: not in the comparison arm, and in a stepped wedge not before its own step. */
export const gateLots: AreaGate = ({ plan }, { laCode }, { today }) => {
  const drawn = plan.design?.allocation && allocate(plan.design.allocation);
  const lot = drawn?.assignments.find(({ cluster }) => cluster === laCode);
  if (!lot) return [];
  const told = { laCode, field: 'design.allocation', whoCanSupply: 'nobody: the lots are drawn' };
  if (lot.arm === 'comparison')
    return [
      gateRefusal(null, {
        ...told,
        code: 'drawn-for-comparison',
        fact: 'Lots put the area in the comparison arm.',
      }),
    ];
  const from = lot.step === null ? null : (plan.design?.phaseIn[lot.step - 1]?.from ?? null);
  if (lot.step === null || (from !== null && from <= today)) return [];
  const fact = `Lots put the area in step ${lot.step}, which begins ${from === null ? 'on no day that the plan names' : `on ${from}`}.`;
  return [gateRefusal(null, { ...told, code: 'step-not-reached', fact, whoCanSupply: 'time' })];
};
