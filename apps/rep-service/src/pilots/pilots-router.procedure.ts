import { router } from '@rep/service-kit/trpc';
import { decideGateProcedure } from '../gates/decide-gate.procedure.ts';
import { gateChecklistProcedure } from '../gates/gate-checklist.procedure.ts';
import type { RepServices } from '../services.ts';
import { agreePilotProcedure } from './agree-pilot.procedure.ts';
import { approvePilotProcedure } from './approve-pilot.procedure.ts';
import { consultAreasProcedure } from './consult-areas.procedure.ts';
import { declinePilotProcedure } from './decline-pilot.procedure.ts';
import { draftPilotProcedure } from './draft-pilot.procedure.ts';
import { editPilotProcedure } from './edit-pilot.procedure.ts';
import { endPilotProcedure } from './end-pilot.procedure.ts';
import { exportProtocolProcedure } from './export-protocol.procedure.ts';
import { goLiveProcedure } from './go-live.procedure.ts';
import { listPilotsProcedure } from './list-pilots.procedure.ts';
import { mayBeginProcedure } from './may-begin.procedure.ts';
import { pauseAreaProcedure } from './pause-area.procedure.ts';
import { pilotHistoryProcedure } from './pilot-history.procedure.ts';
import { recordDeviationProcedure } from './record-deviation.procedure.ts';
import { recordExitProcedure } from './record-exit.procedure.ts';
import { refinePilotProcedure } from './refine-pilot.procedure.ts';
import { registerPilotProcedure } from './register-pilot.procedure.ts';
import { reportBreachProcedure } from './report-breach.procedure.ts';
import { resumeAreaProcedure } from './resume-area.procedure.ts';
import { returnPilotProcedure } from './return-pilot.procedure.ts';
import { showPilotProcedure } from './show-pilot.procedure.ts';
import { signDocumentProcedure } from './sign-document.procedure.ts';
import { similarLearningProcedure } from './similar-learning.procedure.ts';
import { submitPilotProcedure } from './submit-pilot.procedure.ts';
import { supersedePilotProcedure } from './supersede-pilot.procedure.ts';
import { withdrawAgreementProcedure } from './withdraw-agreement.procedure.ts';
import { withdrawPilotProcedure } from './withdraw-pilot.procedure.ts';

const looking = (services: RepServices) => ({
  list: listPilotsProcedure(services),
  show: showPilotProcedure(services),
  history: pilotHistoryProcedure(services),
  checklist: gateChecklistProcedure(services),
  mayBegin: mayBeginProcedure(services),
  protocol: exportProtocolProcedure(services),
  similarLearning: similarLearningProcedure(services),
});

const areas = (services: RepServices) => ({
  agree: agreePilotProcedure(services),
  decline: declinePilotProcedure(services),
  withdrawAgreement: withdrawAgreementProcedure(services),
  signDocument: signDocumentProcedure(services),
  goLive: goLiveProcedure(services),
  pauseArea: pauseAreaProcedure(services),
  resumeArea: resumeAreaProcedure(services),
  reportBreach: reportBreachProcedure(services),
});

/** A pilot from its draft to its end. */
export const pilotsRouter = (services: RepServices) =>
  router({
    ...looking(services),
    draft: draftPilotProcedure(services),
    edit: editPilotProcedure(services),
    consult: consultAreasProcedure(services),
    ...areas(services),
    submit: submitPilotProcedure(services),
    return: returnPilotProcedure(services),
    approve: approvePilotProcedure(services),
    register: registerPilotProcedure(services),
    recordDeviation: recordDeviationProcedure(services),
    recordExit: recordExitProcedure(services),
    end: endPilotProcedure(services),
    withdraw: withdrawPilotProcedure(services),
    refine: refinePilotProcedure(services),
    supersede: supersedePilotProcedure(services),
    decideGate: decideGateProcedure(services),
  });
