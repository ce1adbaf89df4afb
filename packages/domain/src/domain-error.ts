/** A rule was broken. `code` is for programs; `message` is one sentence for the user that says what to do. */
export class DomainError<Code extends string = string> extends Error {
  readonly code: Code;
  constructor(code: Code, message: string) {
    super(message);
    this.name = 'DomainError';
    this.code = code;
  }
}
