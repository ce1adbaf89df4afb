import { createServer } from 'node:net';

/** Below the ports that the system gives out by itself, so that no connection takes one in between. */
const LOWEST = 12_000;
const BLOCKS = 200;
const BLOCK = 100;
const ATTEMPTS = 20;
/** Every port that a start may ask for, as offsets from the base. */
const OFFSETS = [0, 1, 2, 3, 11, 12, 13, 14, 15, 16, 17, 18, 19, 50, 60, 61];

const isFree = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ host: '127.0.0.1', port, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** A base for `--port-base` whose ports are all free: two runs of the suites on one machine do not meet. */
export async function freePortBase(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const base = LOWEST + BLOCK * Math.floor(Math.random() * BLOCKS);
    const free = await Promise.all(OFFSETS.map((offset) => isFree(base + offset)));
    if (free.every(Boolean)) return base;
  }
  throw new Error('no hundred ports in a row are free on this machine');
}
