import type { RepId } from '@rep/contracts';
import { type Action, mayDo } from '@rep/domain';
import type { Visit } from '../http/visit.ts';
import { readPilots, viewerOf } from '../pilots/read-pilots.ts';
import { readPlans } from '../plans/read-plans.ts';
import type { PartnershipService } from '../services/partnership.ts';
import { NO_MONEY } from './money-matters.ts';

/** For whom things are read: a visitor, or an account to whom a digest is written. */
export type Asking = Pick<Visit, 'account' | 'services'>;
type Client = Parameters<Parameters<PartnershipService['call']>[0]>[0];

async function readMoney(client: Client, may: (action: Action) => boolean) {
  const [held, returns] = await Promise.all([
    client.money.show.query(),
    may('money.returns.read') ? client.money.returns.query() : [],
  ]);
  return { money: held?.content ?? null, returns: returns.map(({ content }) => content) };
}

/** Who signs a memorandum or handles returns. */
const MONEY_ROLES: readonly string[] = ['lead-authority', 'dfe-policy'];
/** Who is heard before a move on the ladder, and who decides it. */
const LADDER_ROLES: readonly string[] = ['lead-authority', 'member-authority', 'regions-group'];

/** Everything of a partnership from which it is told what waits for somebody, as far as their role reaches. */
export async function readWork(asking: Asking, repId: RepId) {
  const service = asking.services.partnership(repId);
  const { role } = asking.account;
  const may = (action: Action): boolean => mayDo(role, action);
  const [viewer, pilots, plans, comments, money, settings, ladder] = await Promise.all([
    viewerOf(asking, service),
    may('pilots.read') ? readPilots(service) : [],
    may('plans.read') ? readPlans(service) : [],
    may('co-production.answer') ? service.call((client) => client.coProduction.waiting.query()) : [],
    MONEY_ROLES.includes(role) ? service.call((client) => readMoney(client, may)) : NO_MONEY,
    role === 'setting' ? service.call((client) => client.standards.settings.list.query()) : [],
    LADDER_ROLES.includes(role) ? service.call((client) => client.ladder.positions.query()) : null,
  ]);
  return {
    ...{ reader: { ...viewer, repId }, pilots, plans, comments, money },
    settings: settings.map(({ content }) => content),
    positions: (ladder?.positions ?? []).map(({ content }) => content),
  };
}
export type Work = Awaited<ReturnType<typeof readWork>>;
