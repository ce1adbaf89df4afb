import { PROGRAMME } from '@rep/domain';
import { CommandError, reasonOf } from '../command-error.ts';
import type { CommandResult } from '../importing/import-release.ts';
import { schemesOf } from './delegation-steps.ts';
import { heldVersions } from './held-versions.ts';
import { EXAMPLES } from './partnerships/examples.ts';
import { withPatience } from './patience.ts';
import { approverOf, type By, type Chain, type PartnershipExample, type Service } from './step.ts';
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

/** Goes on from the versions that are held, so it can be cut off anywhere and begun again. */
async function loadPartnership(serviceAs: ServiceAs, { repId, chains }: PartnershipExample): Promise<Loaded> {
  const members = membersOf(repId);
  const areas = members.map(({ new_la_code: laCode }) => laCode);
  const lead = members.find((member) => member.lead)?.new_la_code ?? '';
  let taken = 0;
  return withPatience(async () => {
    const held = await heldVersions(serviceAs(repId, approverOf(lead)), areas);
    if (!held.onlyExamples) return { repId, taken, leftAlone: true };
    const take = async (chain: Chain): Promise<void> => {
      for (const step of stepsToTake(chain, held.versions)) {
        await step.take(serviceAs(repId, step.by));
        taken += 1;
      }
    };
    await takeChains(schemesOf(areas), take);
    await takeChains(chains, take);
    return { repId, taken, leftAlone: false };
  });
}

const lineOf = (loaded: readonly Loaded[]): string => {
  const taken = loaded.reduce((sum, each) => sum + each.taken, 0);
  const alone = loaded.filter(({ leftAlone }) => leftAlone).map(({ repId }) => repId);
  const others = alone.length === 0 ? '' : `; left alone, with work of their own: ${alone.join(', ')}`;
  return `example programme: ${taken} steps taken in ${loaded.length - alone.length} partnerships${others}\n`;
};

/**
 * Takes the made-up programme through the services, step by step, each by an account that may take it. A partnership
 * that has records which are no examples is left alone.
 */
export async function loadProgramme(serviceAs: ServiceAs): Promise<CommandResult> {
  const loaded = await Promise.all(
    EXAMPLES.map((example) =>
      loadPartnership(serviceAs, example).catch((error: unknown) => {
        throw new CommandError(
          `The example programme of ${example.repId} could not be loaded (${reasonOf(error)}): run the same command again, nothing is doubled.`,
          { cause: error },
        );
      }),
    ),
  );
  return { output: lineOf(loaded), exitCode: 0 };
}
