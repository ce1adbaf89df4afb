import type { GateId, Refusal } from './step-refused.ts';

type Told = Pick<Refusal, 'code' | 'fact' | 'whoCanSupply'> & Partial<Pick<Refusal, 'field' | 'laCode'>>;

/** A gate's reason. `gate` is null for what no gate has a number for. */
export const gateRefusal = (gate: GateId | null, told: Told): Refusal => ({
  gate,
  field: null,
  laCode: null,
  ...told,
});

/** The reason when the condition does not hold, nothing when it does. */
export const unless = (holds: boolean, gate: GateId | null, told: Told): Refusal[] =>
  holds ? [] : [gateRefusal(gate, told)];
