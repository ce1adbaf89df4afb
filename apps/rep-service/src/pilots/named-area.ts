import { type Pilot, refuseIfAny } from '@rep/domain';

/** Throws StepRefused when the pilot does not concern the area. */
export function namedArea(pilot: Pilot, laCode: string): void {
  if (pilot.areas.some((area) => area.laCode === laCode)) return;
  refuseIfAny([
    {
      ...{ gate: 'G12', code: 'no-such-area', field: 'laCode', laCode },
      ...{ fact: 'The pilot does not concern this area.', whoCanSupply: 'the lead authority' },
    },
  ]);
}
