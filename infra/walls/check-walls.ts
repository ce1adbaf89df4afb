import { fileURLToPath } from 'node:url';
import { checkWalls } from './walls.ts';

const { breaches, modules } = await checkWalls(fileURLToPath(new URL('../..', import.meta.url)));
for (const { wall, file, detail } of breaches) console.error(`error ${wall}: ${file} ${detail}`);
console.log(`walls: ${modules} modules, ${breaches.length} breaches`);
if (breaches.length > 0) process.exitCode = 1;
