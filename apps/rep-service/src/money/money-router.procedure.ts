import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { apportionProcedure } from './apportion.procedure.ts';
import { awardGrantProcedure } from './award-grant.procedure.ts';
import { correctSpendProcedure } from './correct-spend.procedure.ts';
import { draftMemorandumProcedure } from './draft-memorandum.procedure.ts';
import { draftReturnProcedure } from './draft-return.procedure.ts';
import { exportReturnProcedure } from './export-return.procedure.ts';
import { listReturnsProcedure } from './list-returns.procedure.ts';
import { listSpendProcedure } from './list-spend.procedure.ts';
import { nameFinancialLeadProcedure } from './name-financial-lead.procedure.ts';
import { recordPaymentProcedure } from './record-payment.procedure.ts';
import { recordSpendProcedure } from './record-spend.procedure.ts';
import { showMoneyProcedure } from './show-money.procedure.ts';
import { signMemorandumProcedure } from './sign-memorandum.procedure.ts';
import { signReturnProcedure } from './sign-return.procedure.ts';
import { submitReturnProcedure } from './submit-return.procedure.ts';
import { withdrawReturnProcedure } from './withdraw-return.procedure.ts';

/** The money of the partnership: memorandum, grant, shares, spend and returns. */
export const createMoneyRouter = (services: RepServices) =>
  router({
    apportion: apportionProcedure(services),
    awardGrant: awardGrantProcedure(services),
    correctSpend: correctSpendProcedure(services),
    draftMemorandum: draftMemorandumProcedure(services),
    draftReturn: draftReturnProcedure(services),
    returnCsv: exportReturnProcedure(services),
    returns: listReturnsProcedure(services),
    spend: listSpendProcedure(services),
    nameFinancialLead: nameFinancialLeadProcedure(services),
    recordPayment: recordPaymentProcedure(services),
    recordSpend: recordSpendProcedure(services),
    show: showMoneyProcedure(services),
    signMemorandum: signMemorandumProcedure(services),
    signReturn: signReturnProcedure(services),
    submitReturn: submitReturnProcedure(services),
    withdrawReturn: withdrawReturnProcedure(services),
  });
