import type { NationalService } from '../services/national.ts';

/** The newest version of every strand's template, as DfE policy published it. */
export const readTemplates = async (national: NationalService) =>
  (await national.call((client) => client.templates.list.query())).map(({ content }) => content);
