/** Exit code of a configuration that no restart can mend: EX_CONFIG of sysexits.h. */
export const FATAL_MISMATCH_EXIT_CODE = 78;

/**
 * The installation does not fit itself, as when positions belong to another stream. `message` is one sentence that says
 * what to do; the service prints it and ends with exit code 78, and its launcher stops the whole.
 */
export class FatalMismatch extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'FatalMismatch';
  }
}

type HttpProblemOptions = ErrorOptions & { readonly members?: Readonly<Record<string, unknown>> };

/** A refusal that has an HTTP status. `message` is for the user: one sentence that says what to do. */
export class HttpProblem extends Error {
  readonly status: number;
  /** What the problem details say beside the sentence (RFC 9457, extension members). */
  readonly members: Readonly<Record<string, unknown>>;
  constructor(status: number, message: string, options: HttpProblemOptions = {}) {
    super(message, options);
    this.name = 'HttpProblem';
    this.status = status;
    this.members = options.members ?? {};
  }
}
