// `npm run -s rep -- ...`: the `rep` command, on Node 24.
import { bootstrap } from './bootstrap.mjs';
import { inRoot } from './root.mjs';
import { becomeNode24 } from './run.mjs';

await bootstrap();
becomeNode24(inRoot('apps', 'cli', 'src', 'main.ts'), process.argv.slice(2));
