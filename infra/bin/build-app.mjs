// Bundles an app for production: workspace packages go into dist/main.js, third-party packages stay outside.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { build } from 'esbuild';

const app = process.cwd();
const dist = join(app, 'dist');
const { name, dependencies = {} } = /** @type {{ name: string, dependencies?: Record<string, string> }} */ (
  JSON.parse(readFileSync(join(app, 'package.json'), 'utf8'))
);

/** @param {string} specifier */
const packageOf = (specifier) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/**
 * What the app depends on itself is found by its name at run time. What only a workspace package depends on is not
 * (pnpm keeps them apart), so it is named by its place.
 * @type {import('esbuild').Plugin}
 */
const thirdPartyStaysOutside = {
  name: 'third-party-stays-outside',
  setup(plugin) {
    plugin.onResolve({ filter: /^[^./#]/ }, async ({ path, pluginData, ...context }) => {
      if (pluginData === 'resolving' || path.startsWith('@rep/')) return undefined;
      if (path.startsWith('node:') || packageOf(path) in dependencies) return { path, external: true };
      const found = await plugin.resolve(path, { ...context, pluginData: 'resolving' });
      if (found.errors.length > 0) return { errors: found.errors };
      if (found.external) return { path, external: true }; // a Node built-in without its prefix
      return { path: relative(dist, found.path), external: true };
    });
  },
};

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
  plugins: [thirdPartyStaysOutside],
});
process.stdout.write(`${name}: dist/main.js\n`);
