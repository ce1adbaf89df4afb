import { PROGRAMME } from '@rep/domain';
import { CommandError, reasonOf } from '../command-error.ts';
import type { CommandResult } from '../importing/import-release.ts';
import { schemesOf } from './delegation-steps.ts';
import { heldVersions } from './held-versions.ts';
import { consultOnExample, type NationalAs, publishExampleBands } from './national-steps.ts';
import { EXAMPLES } from './partnerships/examples.ts';
import { withPatience } from './patience.ts';
import {
  type Ask,
  approverOf,
  type By,
  type Chain,
  type Held,
  type PartnershipExample,
  type Service,
} from './step.ts';
import { stepsToTake } from './take-steps.ts';

/** A partnership's service in somebody's name. */
export type ServiceAs = (repId: PartnershipExample['repId'], by: By) => Service;
type Loaded = { readonly repId: string; readonly taken: number; readonly leftAlone: boolean };

const membersOf = (repId: string) => PROGRAMME.find(({ rep_id }) => rep_id === repId)?.members ?? [];

/** Takes chains side by side, each in its order; when one cannot go on, the others are waited for. */
async function takeChains(chains: readonly Chain[], take: (chain: Chain) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(chains.map(take));
  for (const end of ends) if (end.status === 'rejected') throw end.reason;
}

const heldOf = async ({ held = [] }: PartnershipExample, ask: Ask): Promise<Held> =>
  new Map((await Promise.all(held.map((askHeld) => askHeld(ask)))).flatMap((found) => [...found]));

/** Goes on from the versions that are held, so it can be cut off anywhere and begun again. */
async function loadPartnership(serviceAs: ServiceAs, example: PartnershipExample): Promise<Loaded> {
  const { repId, chains, later = [] } = example;
  const ask: Ask = (by) => serviceAs(repId, by);
  const members = membersOf(repId);
  const areas = members.map(({ new_la_code: laCode }) => laCode);
  const lead = members.find((member) => member.lead)?.new_la_code ?? '';
  let taken = 0;
  return withPatience(async () => {
    const held = await heldVersions(ask(approverOf(lead)), areas);
    if (!held.onlyExamples) return { repId, taken, leftAlone: true };
    const versions = new Map([...held.versions, ...(await heldOf(example, ask))]);
    const take = async (chain: Chain): Promise<void> => {
      for (const step of stepsToTake(chain, versions)) {
        await step.take(ask(step.by));
        taken += 1;
      }
    };
    await takeChains(schemesOf(areas), take);
    await takeChains(chains, take);
    await takeChains(later, take);
    return { repId, taken, leftAlone: false };
  });
}

const lineOf = (loaded: readonly Loaded[], national: number): string => {
  const taken = loaded.reduce((sum, each) => sum + each.taken, national);
  const alone = loaded.filter(({ leftAlone }) => leftAlone).map(({ repId }) => repId);
  const others = alone.length === 0 ? '' : `; left alone, with work of their own: ${alone.join(', ')}`;
  return `example programme: ${taken} steps taken in ${loaded.length - alone.length} partnerships${others}\n`;
};

const cannotLoad =
  (whose: string) =>
  (error: unknown): never => {
    throw new CommandError(
      `The example programme ${whose} could not be loaded (${reasonOf(error)}): run the same command again, nothing is doubled.`,
      { cause: error },
    );
  };

type Clients = { readonly serviceAs: ServiceAs; readonly nationalAs: NationalAs };
/**
 * Takes the made-up programme through the services, step by step, each by an account that may take it. A partnership
 * that has records which are no examples is left alone.
 */
export async function loadProgramme({ serviceAs, nationalAs }: Clients): Promise<CommandResult> {
  const [bands, ...loaded] = await Promise.all([
    publishExampleBands(nationalAs).catch(cannotLoad('of the national service')),
    ...EXAMPLES.map((example) =>
      loadPartnership(serviceAs, example).catch(cannotLoad(`of ${example.repId}`)),
    ),
  ]);
  // What is consulted about rests on what was said in London.
  const leftAlone = loaded.some(({ repId, leftAlone: alone }) => repId === 'london' && alone);
  const asked = leftAlone
    ? 0
    : await consultOnExample(nationalAs).catch(cannotLoad('of the national service'));
  return { output: lineOf(loaded, bands + asked), exitCode: 0 };
}
