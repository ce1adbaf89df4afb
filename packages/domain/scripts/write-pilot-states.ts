import { writeFileSync } from 'node:fs';
import { PILOT_STATES_FILE, pilotStates } from './pilot-states.ts';

writeFileSync(PILOT_STATES_FILE, pilotStates());
console.log('wrote docs/pilot-states.md');
