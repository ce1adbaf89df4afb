// Bundles an app for production: workspace packages go into dist/main.js, third-party packages stay outside.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';

const app = process.cwd();
const manifest = /** @type {{ name: string }} */ (
  JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
);

await build({
  absWorkingDir: app,
  entryPoints: ['src/main.ts'],
  outfile: 'dist/main.js',
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node24',
  sourcemap: true,
  logLevel: 'warning',
  plugins: [
    {
      name: 'third-party-stays-outside',
      setup(plugin) {
        plugin.onResolve({ filter: /^[^./]/ }, ({ path }) =>
          path.startsWith('@rep/') ? undefined : { path, external: true },
        );
      },
    },
  ],
});
process.stdout.write(`${manifest.name}: dist/main.js\n`);
