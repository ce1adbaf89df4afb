import type { PartnershipService } from '../services/partnership.ts';

export const beginExport = (service: PartnershipService) =>
  service.call((client) => client.records.beginExport.mutate());
/** An export that was begun: its id, the kinds of record in it, and up to when. */
export type Begun = Awaited<ReturnType<typeof beginExport>>;

const readPage = (service: PartnershipService, page: PageAsked) =>
  service.call((client) => client.records.exportPage.query(page));
type Place = { readonly id: string; readonly version: number };
type PageAsked = {
  readonly exportId: string;
  readonly kind: string;
  readonly newest: boolean;
  readonly after: Place | null;
};
export type Version = Awaited<ReturnType<typeof readPage>>['versions'][number];

/** Every version of a kind, or the last of each record, page by page: no more than one page is held. */
export async function* versionsOf(
  service: PartnershipService,
  asked: Omit<PageAsked, 'after'>,
): AsyncGenerator<Version> {
  let after: Place | null = null;
  do {
    const page: Awaited<ReturnType<typeof readPage>> = await readPage(service, { ...asked, after });
    yield* page.versions;
    after = page.next;
  } while (after !== null);
}
