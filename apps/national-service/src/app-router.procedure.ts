import { router } from '@rep/service-kit/trpc';
import { listNationalBandsProcedure } from './bands/list-national-bands.procedure.ts';
import { publishNationalBandsProcedure } from './bands/publish-national-bands.procedure.ts';
import { showNationalBandsProcedure } from './bands/show-national-bands.procedure.ts';
import { haltStrandProcedure } from './halts/halt-strand.procedure.ts';
import { liftHaltProcedure } from './halts/lift-halt.procedure.ts';
import { listHaltsProcedure } from './halts/list-halts.procedure.ts';
import { confirmLawChangeProcedure } from './law-changes/confirm-law-change.procedure.ts';
import { listLawChangesProcedure } from './law-changes/list-law-changes.procedure.ts';
import { recordLawChangeProcedure } from './law-changes/record-law-change.procedure.ts';
import { recordObservationsProcedure } from './observations/record-observations.procedure.ts';
import { recordRefusedProcedure } from './observations/record-refused.procedure.ts';
import { listLinesProcedure } from './programme-lines/list-lines.procedure.ts';
import { showLineProcedure } from './programme-lines/show-line.procedure.ts';
import { updateLineProcedure } from './programme-lines/update-line.procedure.ts';
import { listDigestsProcedure } from './records/list-digests.procedure.ts';
import { changeMembershipProcedure } from './registry/change-membership.procedure.ts';
import { getPartnershipProcedure } from './registry/get-partnership.procedure.ts';
import { listPartnershipsProcedure } from './registry/list-partnerships.procedure.ts';
import { membershipHistoryProcedure } from './registry/membership-history.procedure.ts';
import { registerPartnershipProcedure } from './registry/register-partnership.procedure.ts';
import type { NationalServices } from './services.ts';
import { answerConsultationProcedure } from './standards/answer-consultation.procedure.ts';
import { decideProposalProcedure } from './standards/decide-proposal.procedure.ts';
import { exportStatementsProcedure } from './standards/export-statements.procedure.ts';
import { importStatementsProcedure } from './standards/import-statements.procedure.ts';
import { listProposalsProcedure } from './standards/list-proposals.procedure.ts';
import { listSetsProcedure } from './standards/list-sets.procedure.ts';
import { listStatementsProcedure } from './standards/list-statements.procedure.ts';
import { openConsultationProcedure } from './standards/open-consultation.procedure.ts';
import { planMoveProcedure } from './standards/plan-move.procedure.ts';
import { proposeChangeProcedure } from './standards/propose-change.procedure.ts';
import { publishProposedProcedure } from './standards/publish-proposed.procedure.ts';
import { publishSetProcedure } from './standards/publish-set.procedure.ts';
import { publishStatementProcedure } from './standards/publish-statement.procedure.ts';
import { showChainProcedure } from './standards/show-chain.procedure.ts';
import { showProposalProcedure } from './standards/show-proposal.procedure.ts';
import { showSetProcedure } from './standards/show-set.procedure.ts';
import { showStatementProcedure } from './standards/show-statement.procedure.ts';
import { listTemplatesProcedure } from './templates/list-templates.procedure.ts';
import { previewTemplateProcedure } from './templates/preview-template.procedure.ts';
import { publishTemplateProcedure } from './templates/publish-template.procedure.ts';
import { saveDraftProcedure } from './templates/save-draft.procedure.ts';
import { showDraftProcedure } from './templates/show-draft.procedure.ts';
import { showTemplateProcedure } from './templates/show-template.procedure.ts';

const templatesRouter = (services: NationalServices) =>
  router({
    list: listTemplatesProcedure(services),
    show: showTemplateProcedure(services),
    preview: previewTemplateProcedure(services),
    showDraft: showDraftProcedure(services),
    saveDraft: saveDraftProcedure(services),
    publish: publishTemplateProcedure(services),
  });

const standardsRouter = (services: NationalServices) =>
  router({
    sets: router({
      list: listSetsProcedure(services),
      show: showSetProcedure(services),
      publish: publishSetProcedure(services),
    }),
    statements: router({
      list: listStatementsProcedure(services),
      show: showStatementProcedure(services),
      publish: publishStatementProcedure(services),
      importCsv: importStatementsProcedure(services),
      exportCsv: exportStatementsProcedure(services),
    }),
    proposals: router({
      list: listProposalsProcedure(services),
      show: showProposalProcedure(services),
      propose: proposeChangeProcedure(services),
      openConsultation: openConsultationProcedure(services),
      answer: answerConsultationProcedure(services),
      decide: decideProposalProcedure(services),
      publish: publishProposedProcedure(services),
      planMove: planMoveProcedure(services),
    }),
    chain: showChainProcedure(services),
  });

const programmeRouters = (services: NationalServices) => ({
  lawChanges: router({
    list: listLawChangesProcedure(services),
    record: recordLawChangeProcedure(services),
    confirm: confirmLawChangeProcedure(services),
  }),
  halts: router({
    list: listHaltsProcedure(services),
    halt: haltStrandProcedure(services),
    lift: liftHaltProcedure(services),
  }),
  nationalBands: router({
    list: listNationalBandsProcedure(services),
    show: showNationalBandsProcedure(services),
    publish: publishNationalBandsProcedure(services),
  }),
  programmeLines: router({
    list: listLinesProcedure(services),
    show: showLineProcedure(services),
    update: updateLineProcedure(services),
  }),
});

/** Everything the national service can be asked. */
export const createAppRouter = (services: NationalServices) =>
  router({
    partnerships: router({
      list: listPartnershipsProcedure(services),
      get: getPartnershipProcedure(services),
      register: registerPartnershipProcedure(services),
    }),
    membership: router({
      change: changeMembershipProcedure(services),
      history: membershipHistoryProcedure(services),
    }),
    templates: templatesRouter(services),
    standards: standardsRouter(services),
    ...programmeRouters(services),
    observations: router({
      record: recordObservationsProcedure(services),
      recordRefused: recordRefusedProcedure(services),
    }),
    records: router({ digests: listDigestsProcedure(services) }),
  });
