export {
  type Caller,
  type CallerVerifier,
  createCallerVerifier,
  SignInError,
  TOKEN_ALGORITHM,
  TOKEN_ISSUER,
} from './caller.ts';
export { EnvironmentError, parseEnvironment, serviceEnvironment, streamEnvironment } from './environment.ts';
export { type Part, runService } from './lifecycle.ts';
export { createLogger, type Logger } from './logger.ts';
