import { z } from 'zod';

export type EvidenceErrorCode =
  | 'no-answer' // nobody is there, or the time was up
  | 'not-permitted'
  | 'not-graphql'
  | 'answer-too-large'
  | 'query-refused'
  | 'unexpected-data';

/** Why a query has no result. `message` is for a log: each app tells its own users what to do. */
export class EvidenceError extends Error {
  readonly code: EvidenceErrorCode;
  /** Of HTTP, once there was an answer. */
  readonly status: number | undefined;
  constructor(code: EvidenceErrorCode, message: string, options: ErrorOptions & { status?: number } = {}) {
    super(message, options);
    this.name = 'EvidenceError';
    this.code = code;
    this.status = options.status;
  }
}

const answerSchema = z
  .object({ data: z.unknown().optional(), errors: z.array(z.object({ message: z.string() })).optional() })
  .refine(({ data, errors }) => data !== undefined || errors !== undefined);
type EvidenceAnswer = z.infer<typeof answerSchema>;
export type EvidenceRequest = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
};

export type EvidenceClientOptions = {
  /** Base address of the evidence service. */
  readonly url: string;
  /** Of every call: the caller's token, and the trace that goes on. What it throws leaves as it is. */
  headers(): Promise<Record<string, string>>;
  readonly deadlineMs: number;
  readonly maxBytes?: number;
};

/** Throw EvidenceError: `answer` only when there is none, `ask` also where the answer has errors or other data. */
export type EvidenceClient = {
  answer(request: EvidenceRequest): Promise<EvidenceAnswer>;
  ask<T extends z.ZodType>(schema: T, request: EvidenceRequest): Promise<z.infer<T>>;
};

/** A page of 500 rows of 48 values takes two megabytes. */
const DEFAULT_MAX_BYTES = 32 * 1024 * 1024;

async function readWithin(response: Response, maxBytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength;
    if (size > maxBytes) {
      const message = `evidence answered with more than ${maxBytes} bytes`;
      throw new EvidenceError('answer-too-large', message, { status: response.status });
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function post(
  options: EvidenceClientOptions,
  request: EvidenceRequest,
): Promise<{ status: number; text: string }> {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(await options.headers()),
  };
  try {
    const signal = AbortSignal.timeout(options.deadlineMs);
    const body = JSON.stringify(request);
    const response = await fetch(new URL('/graphql', options.url), { method: 'POST', headers, body, signal });
    const text = await readWithin(response, options.maxBytes ?? DEFAULT_MAX_BYTES);
    return { status: response.status, text };
  } catch (error) {
    if (error instanceof EvidenceError) throw error;
    throw new EvidenceError('no-answer', 'evidence does not answer', { cause: error });
  }
}

function parseAnswer(status: number, text: string): EvidenceAnswer {
  if (status === 401 || status === 403) {
    throw new EvidenceError('not-permitted', `evidence answered ${status}`, { status });
  }
  try {
    return answerSchema.parse(JSON.parse(text));
  } catch (cause) {
    throw new EvidenceError('not-graphql', `evidence answered ${status} and no GraphQL`, { status, cause });
  }
}

/** The evidence service's GraphQL: one POST for each operation, in limited time and memory. */
export function createEvidenceClient(options: EvidenceClientOptions): EvidenceClient {
  const answer = async (request: EvidenceRequest): Promise<EvidenceAnswer> => {
    const { status, text } = await post(options, request);
    return parseAnswer(status, text);
  };
  return {
    answer,
    ask: async (schema, request) => {
      const { data, errors } = await answer(request);
      if (errors?.[0]) throw new EvidenceError('query-refused', errors[0].message);
      const parsed = schema.safeParse(data);
      if (parsed.success) return parsed.data;
      throw new EvidenceError('unexpected-data', 'evidence answered with other data', {
        cause: parsed.error,
      });
    },
  };
}
