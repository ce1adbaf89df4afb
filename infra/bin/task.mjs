// `npm run lint|typecheck|build|bench`: set-up, then Turborepo's task of that name in every workspace.
import { bootstrap } from './bootstrap.mjs';
import { turbo } from './run.mjs';

const [task, ...rest] = process.argv.slice(2);
await bootstrap();
// Two benchmarks at once would measure each other.
const alone = task === 'bench' ? ['--concurrency=1'] : [];
process.exitCode = await turbo([task ?? 'lint', ...alone, ...rest]);
