import type { FastifyInstance } from 'fastify';
import { csvRoutes } from '../forms/csv-upload.ts';
import { formRoutes } from '../forms/form-routes.ts';
import type { Portal } from '../http/portal.ts';
import { visitors } from '../http/visit.ts';
import { catalogueRoutes } from './catalogue.routes.ts';
import { chainRoutes } from './chain.routes.ts';
import { importForm } from './import-form.ts';
import { proposalRoutes } from './proposals.routes.ts';
import { proposeForm } from './propose-form.ts';
import { newSetForm, nextSetForm } from './set-forms.ts';
import { setRoutes } from './sets.routes.ts';
import { newStatementForm, nextStatementForm } from './statement-forms.ts';
import { showStatement } from './statement-page.ts';

/** National standards: the catalogue, its sets, and how statements are refined. */
export function standardsRoutes(app: FastifyInstance, portal: Portal): void {
  for (const room of [catalogueRoutes, setRoutes, proposalRoutes, chainRoutes]) room(app, portal);
  csvRoutes(app, portal, { path: '/standards/import', room: 'publish-standards', formOf: importForm });
  app.get('/standards/statements/:id', visitors(portal, 'standards', showStatement));
  formRoutes(
    app,
    { portal, room: 'publish-standards' },
    {
      '/standards/new': newStatementForm,
      '/standards/statements/:id/next': nextStatementForm,
      '/standards/sets/new': newSetForm,
      '/standards/sets/:id/next': nextSetForm,
    },
  );
  formRoutes(
    app,
    { portal, room: 'propose-standards' },
    { '/standards/statements/:id/propose': proposeForm },
  );
}
