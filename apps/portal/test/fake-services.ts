import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { STRAND_TEMPLATES } from '@rep/domain';
import { z } from 'zod';
import { listed } from './fake-documents.ts';
import { conservation, manifest, observations, quarantine, quarantineReasons } from './fake-figures.ts';
import { checklist, drafted, history, line, scheme, shown } from './fake-pilots.ts';
import { draftedPlan, shownPlan } from './fake-plans.ts';

/**
 * Evidence and data sets as their interfaces promise them, for what the portal does with an answer. The whole system is
 * tested by the browser suite.
 */
export type FakeServices = {
  readonly url: string;
  /** Authorization headers, in the order of the calls. */
  readonly tokens: string[];
  /** Operations of GraphQL with their variables, in the order of the calls. */
  readonly asked: { readonly operation: string; readonly variables: unknown }[];
  /** Answers that take the place of the usual ones, by operation. */
  readonly answers: Map<string, unknown>;
  stop(): Promise<void>;
};

const bodySchema = z.object({ query: z.string(), variables: z.record(z.string(), z.unknown()).optional() });

const authority = (code: string, name: string) => ({ code, name, oldCode: null, codes: [{ code }] });
const london = {
  id: 'london',
  name: 'London',
  region: { code: 'E12000007', name: 'London' },
  members: [
    { lead: true, authority: authority('E09000003', 'Barnet') },
    { lead: false, authority: authority('E09000007', 'Camden') },
  ],
};

const profile = {
  repId: 'london',
  name: 'London',
  region: london.region,
  validFrom: '2023-09-01',
  members: [{ newLaCode: 'E09000003', oldLaCode: '302', name: 'Barnet', lead: true }],
};

const PLAN_STEPS = ['edit', 'recordMeeting', 'accept'];

/** Procedures of the partnership's and the national service, with what each answers. */
const PROCEDURES: Readonly<Record<string, unknown>> = {
  'profile.get': profile,
  'pilots.list': [line(drafted)],
  'pilots.show': shown(drafted),
  'pilots.checklist': checklist,
  'pilots.history': history,
  'pilots.edit': shown(drafted, 4),
  'pilots.draft': shown(drafted, 1),
  'pilots.similarLearning': [],
  'delegation.show': scheme,
  'variants.list': [],
  'inclusionPlans.list': [],
  'coProduction.waiting': [],
  'terms.show': null,
  'terms.keep': {},
  'money.show': null,
  'money.returns': [],
  'standards.settings.list': [],
  'lawChanges.list': [],
  'standards.proposals.list': [],
  'ladder.positions': { note: '', positions: [] },
  'inclusionPlans.show': shownPlan(draftedPlan),
  'documents.list': listed(),
  ...Object.fromEntries(PLAN_STEPS.map((step) => [`inclusionPlans.${step}`, shownPlan(draftedPlan)])),
  'templates.list': STRAND_TEMPLATES.map((content) => ({ ...shown(drafted), content })),
};

const ANSWERS: Readonly<Record<string, unknown>> = {
  Partnerships: { partnerships: [london] },
  Partnership: { partnership: london },
  Measures: { measures: [{ id: 'timeliness_20_week.pc_plans_issued_20_weeks_ex' }] },
  Line: { observations },
  Conservation: { conservation },
  CalendarBeside: { terms: [], money: [], returns: [], schemes: [], links: [] },
  Learning: { ended: [], refined: [] },
  Quarantine: { quarantine, quarantineReasons },
};

/** What a service answers to a step that it refuses. */
export class FakeRefusal extends Error {
  readonly data: { readonly httpStatus: number } & Readonly<Record<string, unknown>>;
  constructor(message: string, data: FakeRefusal['data']) {
    super(message);
    this.data = data;
  }
}

type Answer = { status: number; json: unknown; headers?: Readonly<Record<string, string>> };

function answerOf(method: string, path: string): Answer {
  if (path === '/datasets') {
    const dataSets = ['plan_timeliness', 'tribunal_appeals'].map((id) => ({
      id,
      title: `Title of ${id}`,
      description: 'Plans.',
      dataset: id,
    }));
    return { status: 200, json: { dataSets } };
  }
  if (path === '/datasets/plan_timeliness/manifest.json') {
    const headers = { 'rep-complete': 'true', 'rep-may-change': 'false', 'rep-may-grow': 'true' };
    return { status: 200, json: manifest, headers };
  }
  return { status: 404, json: { detail: `This data set held no rows (${method}).` } };
}

export async function startFakeServices(): Promise<FakeServices> {
  const tokens: string[] = [];
  const asked: FakeServices['asked'] = [];
  const answers: FakeServices['answers'] = new Map();
  const answerQuery = (body: string): Answer => {
    const { query, variables } = bodySchema.parse(JSON.parse(body));
    const operation = /^query (\w+)/.exec(query)?.[1] ?? '';
    asked.push({ operation, variables });
    return { status: 200, json: { data: answers.get(operation) ?? ANSWERS[operation] } };
  };
  /** A tRPC call; an answer that is an Error is a refusal, with its data, and a function is asked with the input. */
  const answerCall = (procedure: string, input: unknown): Answer => {
    asked.push({ operation: procedure, variables: input });
    const held = answers.has(procedure) ? answers.get(procedure) : PROCEDURES[procedure];
    const answer: unknown = typeof held === 'function' ? held(input) : held;
    if (answer instanceof FakeRefusal) {
      const { message, data } = answer;
      return { status: data.httpStatus, json: { error: { message, code: -32000, data } } };
    }
    if (answer === undefined)
      return {
        status: 404,
        json: { error: { message: procedure, code: -32004, data: { httpStatus: 404 } } },
      };
    return { status: 200, json: { result: { data: answer } } };
  };
  /** The REST door of files: what is sent is kept as it came, and an answer of bytes leaves as they are. */
  const answerFile = async (request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const operation = url.pathname.slice('/api/'.length);
    asked.push({
      operation,
      variables: { ...Object.fromEntries(url.searchParams), bytes: Buffer.concat(chunks) },
    });
    const answer = answers.get(operation) ?? {};
    if (Buffer.isBuffer(answer)) return void response.writeHead(200).end(answer);
    const status = answer instanceof FakeRefusal ? answer.data.httpStatus : 200;
    const body = answer instanceof FakeRefusal ? { ...answer.data, detail: answer.message } : answer;
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  };
  const server: Server = createServer(async (request, response) => {
    tokens.push(request.headers.authorization ?? '');
    const at = new URL(request.url ?? '/', 'http://fake');
    if (at.pathname.startsWith('/api/')) return answerFile(request, response, at);
    let body = '';
    for await (const chunk of request) body += String(chunk);
    const url = new URL(request.url ?? '/', 'http://fake');
    const path = url.pathname;
    const sent = body === '' ? (url.searchParams.get('input') ?? 'null') : body;
    const answered = path.startsWith('/trpc/')
      ? answerCall(path.slice('/trpc/'.length), JSON.parse(sent))
      : path === '/graphql'
        ? answerQuery(body)
        : answerOf(request.method ?? '', path);
    const { status, json, headers } = answered;
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(json));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  const stop = (): Promise<void> =>
    new Promise((done) => {
      server.close(() => done());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${port}`, tokens, asked, answers, stop };
}
