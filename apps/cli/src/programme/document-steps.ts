import { createHash } from 'node:crypto';
import { AREA_DOCUMENTS } from '@rep/domain';

import { accountOf } from './people.ts';
import { type PilotExample, pilotIdOf } from './pilot-steps.ts';
import { type AskHeld, approverOf, drafterOf, type Service, type Step } from './step.ts';

type Upload = Parameters<Service['documents']['upload']['mutate']>[0];
type Of = Pick<Upload, 'subjectKind' | 'subjectId' | 'laCode' | 'purpose' | 'name'>;

const textOf = ({ subjectId, laCode, purpose }: Of): string =>
  `EXAMPLE FOR PRACTICE\n\nThis stands where a document would: ${purpose}, ${laCode}, ${subjectId}.\nNobody wrote it, and it says nothing about the area.\n`;
const upload = (service: Service, of: Of): Promise<unknown> =>
  service.documents.upload.mutate({
    ...{ ...of, declaredType: 'text/plain', bytes: Buffer.from(textOf(of)).toString('base64') },
  });
const keyOf = (id: string): string => `${id}/documents`;

/** A file attached to a plan that is being written, which drafts the plan once more. */
export const attachedToPlan = (planId: string, laCode: string): Step => ({
  ...{ of: planId, by: drafterOf(laCode) },
  take: (service) =>
    upload(service, {
      ...{ subjectKind: 'inclusion-plan', subjectId: planId, laCode, purpose: 'supporting' },
      name: 'Example provision map.txt',
    }),
});

/** An area's three documents, attached by its drafter and signed by its approver. */
export const attachedAndSigned = (pilot: PilotExample, laCode: string): readonly Step[] =>
  AREA_DOCUMENTS.flatMap((kind): Step[] => {
    const pilotId = pilotIdOf(pilot);
    const file: Of = {
      ...{ subjectKind: 'pilot', subjectId: pilotId, laCode, purpose: kind },
      name: `Example ${kind}.txt`,
    };
    const sha256 = createHash('sha256').update(textOf(file)).digest('hex');
    const [by, draftedBy] = [drafterOf(laCode), accountOf(drafterOf(laCode))];
    return [
      { of: keyOf(pilotId), by, take: (service) => upload(service, file) },
      {
        ...{ of: pilotId, by: approverOf(laCode) },
        take: ({ pilots }) => pilots.signDocument.mutate({ pilotId, laCode, kind, sha256, draftedBy }),
      },
    ];
  });

export const heldDocuments =
  (pilot: PilotExample): AskHeld =>
  async (ask) => {
    const subjectId = pilotIdOf(pilot);
    const { pilots, documents: files } = ask(approverOf(pilot.lead));
    // Documents of a pilot that is not there yet cannot be asked for.
    const there = (await pilots.list.query({ limit: 200 })).some(({ id }) => id === subjectId);
    if (!there) return new Map();
    const { documents } = await files.list.query({
      ...{ subjectKind: 'pilot', subjectId },
    });
    return new Map([[keyOf(subjectId), documents.length]]);
  };
