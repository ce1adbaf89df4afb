import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Cell, Section } from '../reading/sections.ts';

const stopSchema = z.object({ kind: z.string(), id: z.string(), producer: z.string().nullable() });
type Stop = z.infer<typeof stopSchema>;
const chainSchema = z.object({
  refinementChain: z.object({ forward: z.array(stopSchema), back: z.array(stopSchema) }),
});
const ASKED = { statement: 'statementId', feedback: 'feedbackId', proposal: 'proposalId' } as const;
const TYPES = { statement: 'String', feedback: 'ID', proposal: 'ID' } as const;
type Kind = keyof typeof ASKED;

const KINDS: Readonly<Record<string, { readonly text: string; readonly tag: string }>> = {
  feedback: { text: 'Feedback', tag: 'purple' },
  evidence: { text: 'Figures', tag: 'blue' },
  proposal: { text: 'Proposal', tag: 'light-blue' },
  statement: { text: 'Statement', tag: 'green' },
  pilot: { text: 'Pilot', tag: 'turquoise' },
};

const readChain = async ({ services }: Visit, kind: Kind, id: string) => {
  const query = `query Chain($id: ${TYPES[kind]}!) { refinementChain(${ASKED[kind]}: $id) {
    forward { kind id producer } back { kind id producer } } }`;
  return (await services.evidence(query, { id }, chainSchema)).refinementChain;
};

/** Every stop leads on to its own chain, so that the way can be walked to either end. */
function stopCell({ kind, id }: Stop): Cell {
  if (kind === 'evidence') return id;
  if (kind === 'pilot') {
    const [pilot = '', moved = ''] = id.split(' ');
    return [{ text: pilot, href: `/standards/chain/pilot/${pilot}` }, `moves to ${moved}`];
  }
  return { text: id, href: `/standards/chain/${kind}/${encodeURIComponent(id)}` };
}

const sectionOf = (title: string, stops: readonly Stop[], empty: string): Section => ({
  ...{ title, empty },
  table: {
    ...{ caption: 'The nearest first', heads: ['Kind', 'What', 'Kept by'] },
    rows: stops.map((stop) => [
      KINDS[stop.kind] ?? stop.kind,
      stopCell(stop),
      stop.producer ?? 'the figures',
    ]),
  },
});

const paramsSchema = z.object({
  kind: z.enum(['statement', 'feedback', 'proposal', 'pilot']),
  id: z.string().min(1).max(100),
});

/** The versions that a pilot moves to: a walk back starts from each. */
async function versionsOf({ services }: Visit, pilot: string): Promise<readonly Stop[]> {
  const proposals = await services.national.call((client) => client.standards.proposals.list.query({}));
  return proposals.flatMap(({ content: { moves, newVersion } }) =>
    newVersion && moves.some(({ pilotId }) => pilotId === pilot)
      ? [{ kind: 'statement', id: `${newVersion.id}.v${newVersion.version}`, producer: 'national' }]
      : [],
  );
}

async function showPilot(visit: Visit, pilot: string) {
  const versions = await versionsOf(visit, pilot);
  const ways = await Promise.all(versions.map(({ id }) => readChain(visit, 'statement', id)));
  return showReading(visit, {
    title: `What pilot ${pilot} moves to, and why`,
    back: { href: '/standards/proposals', text: 'Back to the proposed changes' },
    sections: [
      sectionOf('Versions it moves to', versions, 'None: no move of this pilot is planned.'),
      sectionOf(
        'What they rest on',
        ways.flatMap(({ back }) => back),
        'Nothing is known of it.',
      ),
    ],
  });
}

async function showChain(visit: Visit) {
  const params = paramsSchema.safeParse(visit.request.params);
  if (!params.success)
    throw new HttpProblem(404, 'Choose a statement from the catalogue and walk from there.');
  const { kind, id } = params.data;
  if (kind === 'pilot') return showPilot(visit, id);
  const { forward, back } = await readChain(visit, kind, id);
  return showReading(visit, {
    title: `${KINDS[kind]?.text ?? kind}: ${id}`,
    back: { href: '/standards', text: 'Back to the catalogue' },
    intro: [
      'The way from what was said and seen to new versions and the pilots that move to them, both ways.',
    ],
    links:
      kind === 'proposal'
        ? [{ href: `/standards/proposals/${id}`, text: 'See the proposal' }]
        : kind === 'statement'
          ? [{ href: `/standards/statements/${id.split('.v')[0] ?? id}`, text: 'See the statement' }]
          : [],
    sections: [
      sectionOf('What it rests on', back, 'Nothing: it is where the way begins, as far as you may see.'),
      sectionOf('What came of it', forward, 'Nothing yet, as far as you may see.'),
    ],
  });
}

/** The chain from feedback to pilots and back, from any of its stops. */
export function chainRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/standards/chain/:kind/:id', visitors(portal, 'chain', showChain));
}
