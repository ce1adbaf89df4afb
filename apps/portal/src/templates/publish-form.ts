import { ticked } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipName } from '../partnerships/partnership-name.ts';
import { refusedOf } from '../services/refused.ts';
import { readAllVariants } from '../variants/read-variants.ts';
import { differenceSection } from './difference-words.ts';
import { invalidSection, problemSection, type ToldVariant } from './preview-words.ts';
import { type WrittenDraft, writtenDraftOf } from './read-template.ts';

const previewOf = (visit: Visit, { draft }: WrittenDraft) =>
  visit.services.national.call((client) => client.templates.preview.mutate({ template: draft.content }));

/** The variants by the names that people know. */
async function withNames({ services }: Visit, invalid: readonly ToldVariant[]) {
  const all = invalid.length === 0 ? [] : await readAllVariants(services.evidence);
  return invalid.map((each) => ({
    ...each,
    name: all.find(({ id }) => id === each.variantId)?.name ?? each.variantId,
    partnership: partnershipName(each.repId),
  }));
}

/**
 * What publishing would mean, before it is done: what differs, every problem at once, and every variant that it makes
 * invalid, which is ticked one by one so that none becomes so unseen.
 */
export async function publishForm(visit: Visit): Promise<Form> {
  const found = await writtenDraftOf(visit);
  const { held, draft, href } = found;
  const { problems, differences, ...preview } = await previewOf(visit, found);
  const invalidated = await withNames(visit, preview.invalidated);
  const title = draft.content.title;
  return {
    title: `Publish version ${draft.content.version} of ${title}`,
    back: { href, text: 'Back to the draft' },
    intro: ['Nothing changes in a live pilot: each keeps the version it runs under.'],
    facts: [
      ...problemSection(draft.content, problems, href),
      differenceSection({ before: held.content, after: draft.content }, differences),
      invalidSection(draft.content, invalidated),
    ],
    fields:
      invalidated.length === 0
        ? []
        : [
            {
              ...{ name: 'invalidates', type: 'checkboxes', label: 'Variants that I have looked at' },
              hint: 'Tick each. Their partnerships draw up a new version of them under the new template.',
              options: invalidated.map(({ variantId, name, partnership }) => ({
                value: variantId,
                text: `${name}, ${partnership}`,
              })),
            },
          ],
    ...{ saved: {}, version: draft.version, button: 'Publish' },
    take: async (answers, seen) => {
      if (seen !== draft.version) {
        throw refusedOf(
          409,
          'Read the page again: a colleague changed the draft while you looked at it.',
          {},
        );
      }
      const invalidates = [...ticked(answers, 'invalidates')];
      const input = { template: draft.content, invalidates, expectedVersion: held.version };
      await visit.services.national.call((client) => client.templates.publish.mutate(input));
      return found.template;
    },
  };
}
