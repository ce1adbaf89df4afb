import type { Identity, IdentityProvider, TokenIssuer } from '@rep/identity';
import type { Logger } from '@rep/service-kit';
import type { Services } from '../services/services.ts';
import type { Sessions } from '../session/sessions.ts';
import type { Render } from './render.ts';

/** What every page is made with. */
export type Portal = {
  readonly identities: IdentityProvider;
  readonly tokens: TokenIssuer;
  readonly sessions: Sessions;
  readonly render: Render;
  readonly logger: Logger;
  /** The services, called on behalf of this visitor. */
  services(identity: Identity): Services;
};
