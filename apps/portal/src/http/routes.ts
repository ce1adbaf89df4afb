import type { FastifyInstance } from 'fastify';
import { calendarRoutes } from '../calendar/calendar.routes.ts';
import { feedRoutes } from '../calendar/feed.routes.ts';
import { coProductionRoutes } from '../co-production/co-production.routes.ts';
import { draftLinkRoutes } from '../co-production/draft-link.routes.ts';
import { conservationRoutes } from '../conservation/conservation.routes.ts';
import { dataSetRoutes } from '../data-sets/data-sets.routes.ts';
import { delegationRoutes } from '../delegation/delegation.routes.ts';
import { documentRoutes } from '../documents/documents.routes.ts';
import { exportRoutes } from '../export/export.routes.ts';
import { gateRoutes } from '../gates/gates.routes.ts';
import { homeRoutes } from '../home/home.routes.ts';
import { informationRoutes } from '../information/information.routes.ts';
import { ladderRoutes } from '../ladder/ladder.routes.ts';
import { measureRoutes } from '../measures/measures.routes.ts';
import { mediationRoutes } from '../mediation/mediation.routes.ts';
import { moneyRoutes } from '../money/money.routes.ts';
import { returnRoutes } from '../money/returns.routes.ts';
import { spendRoutes } from '../money/spend.routes.ts';
import { nationalRoutes } from '../national/national.routes.ts';
import { notificationRoutes } from '../notifications/notifications.routes.ts';
import { unsubscribeRoutes } from '../notifications/unsubscribe.routes.ts';
import { partnershipRoutes } from '../partnerships/partnerships.routes.ts';
import { pilotFormRoutes } from '../pilots/form/pilot-form.routes.ts';
import { learningRoutes } from '../pilots/learning.routes.ts';
import { pilotListRoutes } from '../pilots/pilot-list.routes.ts';
import { pilotRoutes } from '../pilots/pilots.routes.ts';
import { pilotStepRoutes } from '../pilots/steps/pilot-steps.routes.ts';
import { planListRoutes } from '../plans/plan-list.routes.ts';
import { planReadingRoutes } from '../plans/plan-reading.routes.ts';
import { planRoutes } from '../plans/plans.routes.ts';
import { printRoutes } from '../print/print.routes.ts';
import { lineReportRoutes } from '../programme-lines/line-reports.routes.ts';
import { registerRoutes } from '../programme-lines/register.routes.ts';
import { steeringRoutes } from '../programme-lines/steering.routes.ts';
import { signInRoutes } from '../session/sign-in.routes.ts';
import { tokenRoutes } from '../session/token.routes.ts';
import { feedbackRoutes } from '../settings/feedback.routes.ts';
import { settingRoutes } from '../settings/settings.routes.ts';
import { termsRoutes } from '../terms/terms.routes.ts';
import { compareVariantRoutes } from '../variants/compare-variants.routes.ts';
import { variantFormRoutes } from '../variants/variant-forms.routes.ts';
import { variantRoutes } from '../variants/variants.routes.ts';
import { assetRoutes } from './assets.routes.ts';
import { addErrorPages } from './error-pages.ts';
import type { Portal } from './portal.ts';
import { addSecurity } from './security.ts';

const TELLING = [notificationRoutes, unsubscribeRoutes, feedRoutes, termsRoutes];
const ROOMS = [
  ...[signInRoutes, homeRoutes, partnershipRoutes, measureRoutes],
  ...[dataSetRoutes, conservationRoutes, informationRoutes],
];
const PILOTS = [pilotListRoutes, pilotFormRoutes, pilotStepRoutes, pilotRoutes, learningRoutes, gateRoutes];
const PLANS = [planListRoutes, planReadingRoutes, planRoutes, printRoutes, exportRoutes, delegationRoutes];
const STEERING = [
  ...[returnRoutes, spendRoutes, moneyRoutes, ladderRoutes],
  ...[registerRoutes, lineReportRoutes, steeringRoutes],
];
const VARIANTS = [variantFormRoutes, compareVariantRoutes, variantRoutes, calendarRoutes, nationalRoutes];
const TRYING = [mediationRoutes, settingRoutes, feedbackRoutes, coProductionRoutes, draftLinkRoutes];

/** Everything the portal answers. Tokens leave as JSON with the server's own problem details, the rest as pages. */
export async function portalRoutes(app: FastifyInstance, portal: Portal): Promise<void> {
  await app.register(async (scope) => tokenRoutes(scope, portal));
  await app.register(async (scope) => {
    await addSecurity(scope);
    addErrorPages(scope, portal);
    for (const room of [...ROOMS, ...TELLING, ...PILOTS, ...PLANS, ...VARIANTS, ...STEERING, ...TRYING])
      room(scope, portal);
    documentRoutes(scope, portal);
    assetRoutes(scope);
  });
}
