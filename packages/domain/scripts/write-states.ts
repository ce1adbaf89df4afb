import { writeFileSync } from 'node:fs';
import { PILOT_STATES_FILE, pilotStates } from './pilot-states.ts';
import { PLAN_STATES_FILE, planStates } from './plan-states.ts';

writeFileSync(PILOT_STATES_FILE, pilotStates());
writeFileSync(PLAN_STATES_FILE, planStates());
console.log('wrote docs/pilot-states.md and docs/plan-states.md');
