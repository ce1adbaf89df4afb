import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { acceptPlanProcedure } from './accept-plan.procedure.ts';
import { answerAboutPlanProcedure } from './answer-about-plan.procedure.ts';
import { askAboutPlanProcedure } from './ask-about-plan.procedure.ts';
import { draftPlanProcedure } from './draft-plan.procedure.ts';
import { editPlanProcedure } from './edit-plan.procedure.ts';
import { extendPlanProcedure } from './extend-plan.procedure.ts';
import { followUpPlanProcedure } from './follow-up-plan.procedure.ts';
import { judgePlanProcedure } from './judge-plan.procedure.ts';
import { listPlanDecisionsProcedure } from './list-decisions.procedure.ts';
import { listGateProcedure } from './list-gate.procedure.ts';
import { listPlansProcedure } from './list-plans.procedure.ts';
import { planDifferencesProcedure } from './plan-differences.procedure.ts';
import { planHistoryProcedure } from './plan-history.procedure.ts';
import { planQueueProcedure } from './plan-queue.procedure.ts';
import { qualityAssurePlanProcedure } from './quality-assure-plan.procedure.ts';
import { recordAgreementProcedure } from './record-agreement.procedure.ts';
import { recordMeetingProcedure } from './record-meeting.procedure.ts';
import { returnPlanProcedure } from './return-plan.procedure.ts';
import { reviewPlanProcedure } from './review-plan.procedure.ts';
import { showPlanProcedure } from './show-plan.procedure.ts';
import { signOffPlanProcedure } from './sign-off-plan.procedure.ts';
import { submitPlanProcedure } from './submit-plan.procedure.ts';

/** Local area inclusion plans, from the first section to the sign-off by Regions Group. */
export const inclusionPlansRouter = (services: RepServices) =>
  router({
    list: listPlansProcedure(services),
    show: showPlanProcedure(services),
    history: planHistoryProcedure(services),
    decisions: listPlanDecisionsProcedure(services),
    differences: planDifferencesProcedure(services),
    queue: planQueueProcedure(services),
    listGate: listGateProcedure(services),
    draft: draftPlanProcedure(services),
    edit: editPlanProcedure(services),
    recordMeeting: recordMeetingProcedure(services),
    review: reviewPlanProcedure(services),
    recordAgreement: recordAgreementProcedure(services),
    signOff: signOffPlanProcedure(services),
    submit: submitPlanProcedure(services),
    judge: judgePlanProcedure(services),
    ask: askAboutPlanProcedure(services),
    answer: answerAboutPlanProcedure(services),
    qualityAssure: qualityAssurePlanProcedure(services),
    accept: acceptPlanProcedure(services),
    return: returnPlanProcedure(services),
    extend: extendPlanProcedure(services),
    followUp: followUpPlanProcedure(services),
  });
