import { newLaCodeSchema } from '@rep/contracts';
import { standingEntries } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Form } from '../forms/form-page.ts';
import { formRoutes } from '../forms/form-routes.ts';
import { areaName } from '../forms/words-of-values.ts';
import { formatDay } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Cell } from '../reading/sections.ts';
import { pounds } from './amounts.ts';
import { maySpend } from './open-money-steps.ts';
import { moneyOf, pilotTitle, seesAll } from './read-money.ts';
import { categoryWords, correctForm, type FoundSpend, recordForm } from './spend-forms.ts';

const placeSchema = z.object({ pilot: z.uuid(), area: newLaCodeSchema });

async function spendOf(visit: Visit): Promise<FoundSpend> {
  const place = placeSchema.safeParse(visit.request.params);
  const found = await moneyOf(visit);
  const { pilot: pilotId = '', area: laCode = '' } = place.data ?? {};
  const shared = found.money.apportionments.some(
    (each) => each.pilotId === pilotId && each.laCode === laCode,
  );
  const seen = seesAll(found) || found.viewer.account.laCode === laCode;
  if (!shared || !seen) throw new HttpProblem(404, 'Go back to the money: there is no such share to see.');
  const held = found.spends.find(({ content }) => content.pilotId === pilotId && content.laCode === laCode);
  const spend = held?.content ?? { pilotId, laCode, entries: [] };
  return {
    ...{ found, pilotId, laCode, spend, version: held?.version ?? null },
    href: `${found.href}/spend/${pilotId}/${laCode}`,
  };
}

/** Every entry in the order in which it was made; what another took the place of says so. */
function entryRows({ spend }: FoundSpend): readonly (readonly Cell[])[] {
  const standing = new Set(standingEntries(spend).map(({ id }) => id));
  return spend.entries.map(({ id, on, grantId, category, pence, note, supersedes, reason }) => [
    ...[formatDay(on), grantId, categoryWords(category), pounds(pence), note ?? ''],
    [
      standing.has(id) ? { text: 'Counts', tag: 'green' } : { text: 'Corrected', tag: 'grey' },
      ...(supersedes === null ? [] : [`Takes the place of another: ${reason ?? ''}`]),
    ],
  ]);
}

async function showSpend(visit: Visit) {
  const of = await spendOf(visit);
  const { found, pilotId, laCode, spend, href } = of;
  const own = maySpend(found, pilotId, laCode);
  const total = standingEntries(spend).reduce((sum, { pence }) => sum + pence, 0);
  const shares = found.money.apportionments.filter(
    (each) => each.pilotId === pilotId && each.laCode === laCode,
  );
  return showReading(visit, {
    title: `Spend of ${areaName(laCode)}`,
    back: { href: found.href, text: 'Back to the money' },
    intro: [`On “${pilotTitle(found, pilotId)}”.`],
    buttons: [
      ...(own ? [{ href: `${href}/record`, text: 'Record spend' }] : []),
      ...(own && spend.entries.length > 0 ? [{ href: `${href}/correct`, text: 'Correct an entry' }] : []),
    ],
    sections: [
      {
        summary: [
          ...shares.map(({ grantId, pence }) => [`Share of grant ${grantId}`, pounds(pence)] as const),
          ['Spent in all', pounds(total)],
        ],
      },
      {
        title: 'Entries',
        table: {
          caption: 'What was recorded, the oldest first',
          heads: ['Day', 'Grant', 'Spent on', 'Amount', 'Note', 'Counts'],
          rows: entryRows(of),
        },
        empty: 'Nothing is recorded yet. The authority records what it spent on its own area.',
      },
    ],
  });
}

const ownOnly =
  (formOf: (of: FoundSpend) => Form) =>
  async (visit: Visit): Promise<Form> => {
    const of = await spendOf(visit);
    if (maySpend(of.found, of.pilotId, of.laCode)) return formOf(of);
    throw new HttpProblem(403, 'Ask the authority itself: only it records what it spent on its own area.');
  };

/** What one authority spent on one pilot, and the forms that record and correct it. */
export function spendRoutes(app: FastifyInstance, portal: Portal): void {
  const path = '/partnerships/:id/money/spend/:pilot/:area';
  app.get(path, visitors(portal, 'money', showSpend));
  formRoutes(
    app,
    { portal, room: 'record-spend' },
    {
      [`${path}/record`]: ownOnly(recordForm),
      [`${path}/correct`]: ownOnly(correctForm),
    },
  );
}
