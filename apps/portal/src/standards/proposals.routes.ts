import { proposalSchema } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { whoInWords } from '../forms/conflict.ts';
import { type Form, showForm, takeForm } from '../forms/form-page.ts';
import { formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading, where } from '../reading/reading-page.ts';
import { proposalSections } from './proposal-sections.ts';
import { openSteps, PROPOSAL_STEPS } from './proposal-steps.ts';
import { proposalOf } from './read-standards.ts';
import { PROPOSAL_STATES, proposalTag } from './standard-words.ts';

const BACK = { href: '/standards/proposals', text: 'Back to the proposed changes' };
const stateSchema = z.object({ state: proposalSchema.shape.state.optional().catch(undefined) });

async function listProposals(visit: Visit) {
  const { state } = stateSchema.parse(visit.request.query);
  const proposals = await visit.services.national.call((client) =>
    client.standards.proposals.list.query(state ? { state } : {}),
  );
  return showReading(visit, {
    title: 'Proposed changes of statements',
    back: { href: '/standards', text: 'Back to the catalogue' },
    intro: [
      'From what was said and seen, over a consultation and a decision, to a new version and the pilots that move to it.',
    ],
    filter: {
      ...{ action: '/standards/proposals', button: 'Show' },
      choices: [
        {
          ...{ name: 'state', label: 'State', chosen: state ?? '' },
          options: [{ value: '', text: 'All' }, ...PROPOSAL_STATES],
        },
      ],
    },
    sections: [
      {
        table: {
          ...{ caption: 'Newest first', heads: ['What it should say', 'Statement', 'State', 'Changed'] },
          rows: proposals
            .toReversed()
            .map(({ id, content, at }) => [
              { text: content.proposed, href: `/standards/proposals/${id}` },
              content.statement.id,
              proposalTag(content.state),
              formatTime(at),
            ]),
        },
        empty: 'There is none: propose a change from the page of a statement.',
      },
    ],
  });
}

async function showProposal(visit: Visit) {
  const { held, id, href } = await proposalOf(visit);
  const { content } = held;
  const about = await visit.services.national.call((client) =>
    client.standards.statements.show.query({ id: content.statement.id }),
  );
  const now = about.versions.find(({ version }) => version === content.statement.version)?.content;
  const steps = openSteps(visit, content);
  return showReading(visit, {
    title: `Proposed change of ${about.content.title}`,
    back: BACK,
    buttons: steps.map(([step, { title }]) => ({ href: `${href}/${step}`, text: title })),
    links: where(visit, 'chain', {
      href: `/standards/chain/proposal/${id}`,
      text: 'Walk the chain both ways',
    }),
    sections: [
      ...proposalSections(content, now),
      {
        title: 'History',
        table: {
          ...{ caption: 'Oldest first', heads: ['Step', 'By', 'When'] },
          rows: held.versions.map(({ step, by, at }) => [
            step.replaceAll('-', ' '),
            whoInWords(by.role),
            formatTime(at),
          ]),
        },
      },
    ],
  });
}

const stepSchema = z.object({ step: z.string() });

/** The form of a step that it is the turn of. Throws HttpProblem for one that is not, or not the visitor's. */
async function stepForm(visit: Visit): Promise<Form> {
  const found = await proposalOf(visit);
  const name = stepSchema.parse(visit.request.params).step;
  if (!PROPOSAL_STEPS[name])
    throw new HttpProblem(404, 'Go back to the proposal: there is nothing at this address.');
  const step = openSteps(visit, found.held.content).find(([each]) => each === name)?.[1];
  if (!step) throw new HttpProblem(403, 'Go back to the proposal: this step is not yours, or not its turn.');
  const form = await step.form(visit, found);
  return {
    ...{ title: step.title, button: step.button, saved: {}, version: found.held.version },
    back: { href: found.href, text: 'Back to the proposal' },
    ...form,
  };
}

/** Proposed changes, one of them, and its steps. */
export function proposalRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/standards/proposals';
  app.get(path, visitors(portal, 'standards', listProposals));
  app.get(`${path}/:id`, visitors(portal, 'standards', showProposal));
  app.get(
    `${path}/:id/:step`,
    visitors(portal, 'standards', async (visit) => showForm(visit, await stepForm(visit))),
  );
  app.post(
    `${path}/:id/:step`,
    visitors(portal, 'standards', async (visit) => takeForm(visit, await stepForm(visit))),
  );
}
