// `npm start`: installs what is missing, then hands over to the launcher on Node 24.
import { bootstrap } from './bootstrap.mjs';
import { inRoot } from './root.mjs';
import { becomeNode24 } from './run.mjs';

const startedAt = Date.now();
await bootstrap();
becomeNode24(inRoot('infra', 'launcher', 'main.ts'), process.argv.slice(2), {
  REP_STARTED_AT: String(startedAt),
});
