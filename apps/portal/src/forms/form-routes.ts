import type { FastifyInstance } from 'fastify';
import type { Room } from '../http/access.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { type Form, showForm, takeForm } from './form-page.ts';

type FormOf = (visit: Visit) => Form | Promise<Form>;

/** Forms of one room, each by its address: the same page is opened and sent. */
export function formRoutes(
  app: FastifyInstance,
  { portal, room }: { readonly portal: Portal; readonly room: Room },
  forms: Readonly<Record<string, FormOf>>,
): void {
  for (const [path, formOf] of Object.entries(forms)) {
    app.get(
      path,
      visitors(portal, room, async (visit) => showForm(visit, await formOf(visit))),
    );
    app.post(
      path,
      visitors(portal, room, async (visit) => takeForm(visit, await formOf(visit))),
    );
  }
}
