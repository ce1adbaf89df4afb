import { unless } from '../gates/refusal.ts';
import type { Refusal } from '../gates/step-refused.ts';
import { AREA_DOCUMENTS, areaOf, type Pilot } from '../pilots/pilot.ts';
import { currentFile, type Document, type DocumentPurpose } from './document.ts';

/** Documents that every authority of a pilot has for itself; the others are the pilot's, kept by its lead. */
export const isAreaDocument = (purpose: DocumentPurpose): purpose is (typeof AREA_DOCUMENTS)[number] =>
  AREA_DOCUMENTS.some((each) => each === purpose);

const OVER: readonly Pilot['state'][] = ['ended', 'withdrawn', 'superseded', 'refined'];
const lead = { whoCanSupply: 'the lead authority' };

/** Why a pilot takes no document of this purpose from this authority; nothing when it does. */
export function pilotTakesDocument(
  pilot: Pilot,
  { purpose, laCode }: Pick<Document, 'purpose' | 'laCode'>,
): readonly Refusal[] {
  const designed = pilot.plan.design?.areas.some((code) => code === laCode) ?? false;
  const concerned = areaOf(pilot, laCode) !== undefined || designed;
  const own = isAreaDocument(purpose) ? concerned : laCode === pilot.leadLaCode;
  return [
    ...unless(!OVER.includes(pilot.state), null, {
      ...{ code: 'pilot-over', field: 'subjectId', laCode, ...lead },
      fact: 'The pilot is over: its documents stay as they are.',
    }),
    ...unless(own, 'G12', {
      ...{ code: 'not-its-document', field: 'laCode', laCode, ...lead },
      fact: isAreaDocument(purpose)
        ? 'The pilot does not concern this area.'
        : 'This document is the pilot’s own, which its lead authority attaches.',
    }),
  ];
}

type Signed = {
  readonly laCode: string;
  readonly kind: (typeof AREA_DOCUMENTS)[number];
  readonly sha256: string;
};

/**
 * Why a signature may not name this file among those attached to the pilot: nobody signs what they uploaded, what was
 * withdrawn, or a file attached for something else. A file that is not attached is kept elsewhere, and not judged here.
 */
export function signedDocumentRefusals(
  documents: readonly Document[],
  { laCode, kind, sha256 }: Signed,
  account: string,
): readonly Refusal[] {
  const holding = documents.filter(({ files }) => files.some((file) => file.sha256 === sha256));
  if (holding.length === 0) return [];
  const standing = holding.filter(
    (document) =>
      document.laCode === laCode &&
      document.purpose === kind &&
      document.withdrawn === null &&
      currentFile(document).sha256 === sha256,
  );
  const uploader = standing.some((document) => currentFile(document).uploadedBy === account);
  return [
    ...unless(standing.length > 0, null, {
      ...{ code: 'not-this-document', field: 'sha256', laCode, whoCanSupply: "the authority's drafter" },
      fact: 'This file was withdrawn or replaced, or is attached for something else.',
    }),
    ...unless(!uploader, 'G12', {
      ...{ code: 'own-draft', field: 'sha256', laCode, whoCanSupply: "another of the authority's approvers" },
      fact: 'Nobody signs the document that they uploaded.',
    }),
  ];
}
