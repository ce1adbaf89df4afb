import { join } from 'node:path';
import { z } from 'zod';
import { readJson, writeJson } from './files.ts';
import { type LoadOptions, runLoad } from './run-load.ts';
import { StartError } from './start-error.ts';

const LOADED = 'loaded';
const LEFT_OUT = 'left out';
const markSchema = z.enum([LOADED, LEFT_OUT]).nullable().catch(null);

/**
 * Loads the made-up programme once into a data directory; `--empty` leaves it out of one for good, so that a later start
 * without it does not put examples beside somebody's own work. A load that was cut off goes on at the next start.
 */
export async function loadExampleProgramme(options: LoadOptions, empty: boolean): Promise<void> {
  const file = join(options.directory, 'example-programme.json');
  const mark = markSchema.parse(readJson(file));
  if (empty && mark === LOADED)
    options.say('the example programme is here already: --fresh --empty starts without it');
  if (empty && mark === null) writeJson(file, LEFT_OUT);
  if (empty || mark !== null) return;
  options.say('loading the example programme ...');
  const code = await runLoad(options, 'load-programme');
  options.signal.throwIfAborted();
  if (code !== 0) throw new StartError('The example programme could not be loaded: see the lines above.');
  writeJson(file, LOADED);
}
