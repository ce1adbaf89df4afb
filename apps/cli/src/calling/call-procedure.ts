import { CommandError } from '../command-error.ts';
import type { CommandResult } from '../importing/import-release.ts';
import { findAccount } from '../programme/service-as.ts';
import type { RunningSystem } from '../system/find-system.ts';
import { request } from '../system/request.ts';
import { createTokenSource } from '../system/tokens.ts';
import { refusedCall } from './problem.ts';
import { queryOf } from './query-of.ts';

/** One call of a procedure in somebody's name. */
export type Call = {
  /** As among the running processes: `rep-london`. */
  readonly service: string;
  /** With dots: `pilots.show`. */
  readonly procedure: string;
  readonly as: string;
  readonly input: Readonly<Record<string, unknown>>;
};

const WRONG_METHOD = 405;

/** A change is a POST and a question a GET: the door says so when it is asked the other way. */
async function send({ service, procedure, as, input }: Call, system: RunningSystem): Promise<Response> {
  const url = `${system.urlOf(service)}/api/${procedure.replaceAll('.', '/')}`;
  const tokens = createTokenSource({ ...system, ...findAccount(system, { account: as }) });
  const authorization = `Bearer ${await tokens(service)}`;
  const headers = { authorization, 'content-type': 'application/json' };
  const changed = await request(url, { method: 'POST', headers, body: JSON.stringify(input) });
  if (changed.status !== WRONG_METHOD) return changed;
  return request(`${url}?${queryOf(input)}`, { headers: { authorization } });
}

/** Calls a procedure through the REST door and prints its answer, or throws why it was refused. */
export async function callProcedure(call: Call, system: RunningSystem): Promise<CommandResult> {
  const answer = await send(call, system);
  if (!answer.ok) throw await refusedCall(answer);
  if (!answer.headers.get('content-type')?.startsWith('application/json')) {
    throw new CommandError(
      `${call.procedure} answers with a file: fetch it with curl, as docs/guides/by-api.md calls the service.`,
    );
  }
  return { output: `${JSON.stringify(await answer.json(), null, 2)}\n`, exitCode: 0 };
}
