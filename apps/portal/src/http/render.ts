import { createRequire } from 'node:module';
import path from 'node:path';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay, formatTime, printValue } from './format.ts';

export type PageContext = Readonly<Record<string, unknown>>;
export type Render = (template: string, context: PageContext) => Promise<string>;

async function createEnvironment() {
  const { default: nunjucks } = await import('nunjucks');
  // By package name, so that the source and the bundle find the same folders.
  const { resolve } = createRequire(import.meta.url);
  const views = path.dirname(resolve('#views/layout.njk'));
  const components = path.join(path.dirname(resolve('govuk-frontend/package.json')), 'dist');
  const loader = new nunjucks.FileSystemLoader([views, components]);
  const environment = new nunjucks.Environment(loader, {
    autoescape: true,
    trimBlocks: true,
    lstripBlocks: true,
  });
  environment.addFilter('time', formatTime);
  environment.addFilter('printed', printValue);
  environment.addFilter('day', formatDay);
  environment.addFilter('area', areaName);
  return environment;
}

/** Renders pages from templates. Nothing is loaded before the first page, and a template is compiled once. */
export function createRender(): Render {
  let loading: ReturnType<typeof createEnvironment> | undefined;
  return async (template, context) => {
    loading ??= createEnvironment();
    return (await loading).render(template, { ...context });
  };
}
