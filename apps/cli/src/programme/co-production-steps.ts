import { addDays, type CommentGroup } from '@rep/domain';
import { today } from './grant-year.ts';
import { type AskHeld, type By, drafterOf, type Service, type Step } from './step.ts';

type Said = { readonly by: By; readonly group: CommentGroup; readonly text: string };
/** The pilot that is talked about, and the authority that answers. */
type About = { readonly pilotId: string; readonly lead: string };

/** A group's comment on the first draft. */
export const said = ({ pilotId }: About, { by, ...comment }: Said): Step => ({
  ...{ of: `${pilotId}/said`, by },
  take: ({ coProduction }) =>
    coProduction.comment.mutate({ on: { kind: 'pilot', id: pilotId, version: 1 }, ...comment }),
});

/** The comment with these words: its id was made when it was. */
async function idOf({ coProduction }: Service, { pilotId }: About, text: string): Promise<string> {
  const comments = await coProduction.comments.query({ id: pilotId });
  const found = comments.find(({ content }) => content.text === text);
  if (found) return found.id;
  throw new Error(`nobody said "${text}" of the pilot ${pilotId}`);
}

export const answered = (about: About, text: string, answer: { youSaid: string; weSay: string }): Step => ({
  ...{ of: `${about.pilotId}/answered`, by: drafterOf(about.lead) },
  take: async (service) =>
    service.coProduction.answer.mutate({ commentId: await idOf(service, about, text), ...answer }),
});

/** The version of the pilot that a comment led to. */
export const ledTo = (about: About, text: string, change: { version: number; what: string }): Step => ({
  ...{ of: `${about.pilotId}/led-to`, by: drafterOf(about.lead) },
  take: async (service) =>
    service.coProduction.linkChange.mutate({
      commentId: await idOf(service, about, text),
      ...{ to: { kind: 'pilot', id: about.pilotId, version: change.version }, what: change.what },
    }),
});

/** A link for a forum, without an account, for two months. Its token is shown to nobody: whoever wants it makes another. */
export const draftShared = ({ pilotId, lead }: About, version: number): Step => ({
  ...{ of: `${pilotId}/shared`, by: drafterOf(lead) },
  take: ({ coProduction }) =>
    coProduction.share.mutate({
      on: { kind: 'pilot', id: pilotId, version },
      ...{ group: 'parent-carer-forum', until: addDays(today(), 60) },
    }),
});

export const heldCoProduction =
  ({ pilotId, lead }: About): AskHeld =>
  async (ask) => {
    const { coProduction } = ask(drafterOf(lead));
    const [comments, links] = await Promise.all([
      coProduction.comments.query({ id: pilotId }),
      coProduction.links.query(),
    ]);
    const inStates = (...states: readonly string[]) =>
      comments.filter(({ state }) => states.includes(state)).length;
    return new Map([
      [`${pilotId}/said`, comments.length],
      [`${pilotId}/answered`, inStates('answered', 'acted-on')],
      [`${pilotId}/led-to`, inStates('acted-on')],
      [`${pilotId}/shared`, links.filter(({ content }) => content.on.id === pilotId).length],
    ]);
  };
