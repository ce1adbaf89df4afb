import { router } from '@rep/service-kit/trpc';
import type { RepServices } from '../services.ts';
import { changeAuthorityValuesProcedure } from './change-authority-values.procedure.ts';
import { changeVariantProcedure } from './change-variant.procedure.ts';
import { compareVersionsProcedure } from './compare-versions.procedure.ts';
import { copyVariantProcedure } from './copy-variant.procedure.ts';
import { differencesFromTemplateProcedure } from './differences-from-template.procedure.ts';
import { draftVariantProcedure } from './draft-variant.procedure.ts';
import { listVariantsProcedure } from './list-variants.procedure.ts';
import { showVariantProcedure } from './show-variant.procedure.ts';

/** The partnership's own way of each strand. */
export const variantsRouter = (services: RepServices) =>
  router({
    list: listVariantsProcedure(services),
    show: showVariantProcedure(services),
    draft: draftVariantProcedure(services),
    copyFrom: copyVariantProcedure(services),
    change: changeVariantProcedure(services),
    changeAuthorityValues: changeAuthorityValuesProcedure(services),
    compare: compareVersionsProcedure(services),
    differencesFromTemplate: differencesFromTemplateProcedure(services),
  });
