import type { Template } from '@rep/domain';
import type { Visit } from '../http/visit.ts';

/** Keeps the draft as it is now. Throws Refused, also when a colleague changed it meanwhile. */
export const saveDraft = (
  { services }: Visit,
  template: Template,
  expectedVersion: number | undefined,
): Promise<unknown> =>
  services.national.call((client) => client.templates.saveDraft.mutate({ template, expectedVersion }));
