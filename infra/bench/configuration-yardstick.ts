// The yardstick of configuration.ts, as a process of its own: bare Fastify and pg, which run the statements that the
// services were seen to run, with no rule, check or page about them.
import { readFileSync } from 'node:fs';
import fastify from 'fastify';
import { z } from 'zod';
import { openReplay } from './configuration/replay.repository.ts';
import { yardstickSchema } from './configuration/scripts.ts';

const yardstick = yardstickSchema.parse(JSON.parse(readFileSync(z.string().parse(process.argv[2]), 'utf8')));
const replay = openReplay(yardstick);
const paramsSchema = z.object({ script: z.string(), pilot: z.string() });

const app = fastify({ forceCloseConnections: true });
app.all('/:script/:pilot', async (request) => {
  const { script, pilot } = paramsSchema.parse(request.params);
  const found = yardstick.scripts[script];
  if (!found) throw new Error(`there is no script ${script}`);
  return replay.run(found, pilot);
});
await app.listen({ host: '127.0.0.1', port: yardstick.port });
process.stdout.write('ready\n');
