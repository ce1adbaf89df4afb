import type { FastifyRequest } from 'fastify';

/** Why a request was refused, in codes of ours: never what somebody sent. */
export type Refusal = {
  readonly reason: string;
  /** The procedure that was called, where the route serves many. */
  readonly procedure?: string;
};

const noted = new WeakMap<FastifyRequest, Refusal>();

/** Notes why a request is refused, for its line in the log; without a note the status says it. */
export const noteRefusal = (request: FastifyRequest, refusal: Refusal): void =>
  void noted.set(request, refusal);

export const refusalOf = (request: FastifyRequest): Refusal | undefined => noted.get(request);
