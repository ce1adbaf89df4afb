import { areaName } from '../forms/words-of-values.ts';
import type { PilotLine } from '../pilots/read-pilots.ts';
import { pilotWords } from '../pilots/state-words.ts';
import { approves, baseOf, drafts, isDfe, type Matter, type Reader } from './matter.ts';

const WRITING: Readonly<Record<string, string>> = { draft: 'Write it, then ask the areas to agree.' };
const DECIDING: Readonly<Record<string, string>> = {
  agreed: 'Every area has answered: submit it to DfE policy.',
  approved: 'DfE policy approved it: register its protocol.',
};
const RUNNING: readonly string[] = ['registered', 'live', 'paused'];
const ASKED: readonly string[] = ['consulting', 'agreed'];

/** Nobody decides about their own draft. */
const decides = (pilot: PilotLine, reader: Reader): boolean => approves(reader) && !pilot.draftedByMe;

const ofTheLead = (pilot: PilotLine, reader: Reader): string | undefined => {
  if (reader.account.role !== 'lead-authority' || reader.account.laCode !== pilot.leadLaCode)
    return undefined;
  return (
    (drafts(reader) ? WRITING[pilot.state] : undefined) ??
    (decides(pilot, reader) ? DECIDING[pilot.state] : undefined)
  );
};

function ofTheArea(pilot: PilotLine, reader: Reader): string | undefined {
  const own = pilot.areas.find(({ laCode }) => laCode === reader.account.laCode);
  if (!own || !decides(pilot, reader)) return undefined;
  if (own.state === 'invited' && ASKED.includes(pilot.state)) return 'Your area is asked: agree or decline.';
  if (own.state === 'agreed' && RUNNING.includes(pilot.state))
    return 'Sign the documents of your area and go live.';
  return undefined;
}

const ofDfe = ({ state }: PilotLine, { account }: Reader): string | undefined =>
  account.role === 'dfe-policy' && state === 'submitted' ? 'Approve it or send it back.' : undefined;

const hrefOf = ({ id }: PilotLine, reader: Reader): string => `${baseOf(reader)}/pilots/${id}`;

/** The steps of pilots that wait for this person. */
export const pilotSteps = (pilots: readonly PilotLine[], reader: Reader): readonly Matter[] =>
  pilots.flatMap((pilot) =>
    [ofTheLead(pilot, reader), ofTheArea(pilot, reader), ofDfe(pilot, reader)]
      .filter((detail) => detail !== undefined)
      .map((detail) => ({ href: hrefOf(pilot, reader), text: pilot.title, detail })),
  );

/** Areas that are paused, for their own authority, the lead and DfE. */
export const pilotWarnings = (pilots: readonly PilotLine[], reader: Reader): readonly Matter[] =>
  pilots
    .filter(({ state }) => pilotWords(state).colour !== 'grey' || state === 'draft')
    .flatMap((pilot) => {
      const { laCode } = reader.account;
      const concerned = (area: string): boolean =>
        isDfe(reader) || laCode === area || laCode === pilot.leadLaCode;
      return pilot.areas
        .filter((area) => area.state === 'paused' && concerned(area.laCode))
        .map((area) => ({
          href: hrefOf(pilot, reader),
          text: pilot.title,
          detail: `${areaName(area.laCode)} is paused: its reason stands on the page.`,
        }));
    });
