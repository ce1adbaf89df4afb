import type { RepId } from '@rep/contracts';
import type { Identity, IdentityProvider, TokenIssuer } from '@rep/identity';
import type { Logger } from '@rep/service-kit';
import type { Feeds } from '../calendar/feeds.ts';
import type { Digests } from '../notifications/digests.ts';
import type { Unsubscribing } from '../notifications/unsubscribe.ts';
import type { PartnershipService } from '../services/partnership.ts';
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
  readonly digests: Digests;
  readonly unsubscribing: Unsubscribing;
  /** The secret addresses of calendars. */
  readonly feeds: Feeds;
  /** The services, called on behalf of this visitor. */
  services(identity: Identity): Services;
  /** A partnership's service for somebody without an account, whose right is a secret in what they send. */
  guest(id: RepId): PartnershipService;
};
