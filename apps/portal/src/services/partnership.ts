import type { AppRouter } from '@rep/rep-service';
import { callHeaders, HttpProblem } from '@rep/service-kit';
import type { TRPCClient } from '@trpc/client';
import { z } from 'zod';
import { CALL_DEADLINE_MS, isAway } from './service-call.ts';

type Client = TRPCClient<AppRouter>;
export type Profile = Awaited<ReturnType<Client['profile']['get']['query']>>;
type Pilot = Awaited<ReturnType<Client['pilots']['show']['query']>>;
type PilotDraft = Parameters<Client['pilots']['create']['mutate']>[0];

/** One partnership's own service. Everything throws HttpProblem: 403, 404 or 400 as it answered, 503 when it is away. */
export type PartnershipService = {
  profile(): Promise<Profile>;
  listPilots(): Promise<readonly Pilot[]>;
  showPilot(id: string): Promise<Pilot>;
  createPilot(draft: PilotDraft): Promise<Pilot>;
};

const refusalSchema = z.object({ message: z.string(), data: z.object({ httpStatus: z.int() }) });

/** What the service refused leaves with its own sentence; a 401 of ours is a fault of ours. */
function toProblem(error: unknown): HttpProblem {
  const shape = refusalSchema.safeParse(error);
  const status = shape.data?.data.httpStatus ?? 503;
  if (!shape.success || status >= 500 || status === 401) return isAway('partnership’s service', error);
  return new HttpProblem(status, shape.data.message, { cause: error });
}

async function createClient(baseUrl: string, token: () => Promise<string>): Promise<Client> {
  const { createTRPCClient, httpLink } = await import('@trpc/client');
  return createTRPCClient<AppRouter>({
    links: [
      httpLink({
        url: new URL('/trpc', baseUrl),
        headers: () => callHeaders(token),
        fetch: (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(CALL_DEADLINE_MS) }),
      }),
    ],
  });
}

export function createPartnership(baseUrl: string, token: () => Promise<string>): PartnershipService {
  const call = async <T>(work: (client: Client) => Promise<T>): Promise<T> => {
    try {
      return await work(await createClient(baseUrl, token));
    } catch (error) {
      throw toProblem(error);
    }
  };
  return {
    profile: () => call((client) => client.profile.get.query()),
    listPilots: () => call((client) => client.pilots.list.query()),
    showPilot: (id) => call((client) => client.pilots.show.query({ id })),
    createPilot: (draft) => call((client) => client.pilots.create.mutate(draft)),
  };
}
