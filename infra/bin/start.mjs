// `npm start`: installs what is missing, then hands over to the launcher on Node 24.
import { bootstrap } from './bootstrap.mjs';
import { inRoot } from './root.mjs';
import { becomeNode24 } from './run.mjs';

const startedAt = Date.now();
await bootstrap();
becomeNode24(inRoot('infra', 'launcher', 'main.ts'), process.argv.slice(2), {
  environment: { REP_STARTED_AT: String(startedAt) },
  // kafkajs sets a timer for a time that has passed, of which Node 24 warns in the middle of our lines
  flags: ['--disable-warning=TimeoutNegativeWarning'],
});
