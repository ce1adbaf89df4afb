import type { RepId } from '@rep/contracts';
import { APPOINTED_TO, termsSchema } from '@rep/domain';
import { z } from 'zod';
import { areaName } from '../forms/words-of-values.ts';
import type { Evidence } from '../services/evidence.ts';
import { PAGE, type ProgrammeDate, versions } from './programme-date.ts';

const moneySchema = z.object({ grants: z.array(z.object({ id: z.string(), to: z.string() })) });
const returnSchema = z.object({ grantId: z.string(), to: z.string() });
const delegationSchema = z.object({
  laCode: z.string(),
  appointments: z.array(
    z.object({ function: z.enum(APPOINTED_TO), from: z.string(), to: z.string().nullable() }),
  ),
});
const linkSchema = z.object({
  on: z.object({ kind: z.enum(['pilot', 'variant', 'inclusion-plan']), id: z.string() }),
  until: z.string(),
});
const answerSchema = z.object({
  terms: versions(termsSchema),
  money: versions(moneySchema),
  returns: versions(returnSchema),
  schemes: versions(delegationSchema),
  links: versions(linkSchema),
});
const QUERY = `query CalendarBeside($partnership: ID!, $first: Int!) {
  terms: configuration(kind: "terms", partnership: $partnership, first: $first) { id state content }
  money: configuration(kind: "money", partnership: $partnership, first: 1) { id state content }
  returns: configuration(kind: "grant-return", partnership: $partnership, first: $first) { id state content }
  schemes: configuration(kind: "delegation", partnership: $partnership, first: $first) { id state content }
  links: configuration(kind: "draft-link", partnership: $partnership, first: $first) { id state content }
}`;
type Told = z.infer<typeof answerSchema>;

const termDates = ({ terms }: Told, base: string): readonly ProgrammeDate[] =>
  terms.flatMap(({ content: { laCode, terms: list } }) =>
    list.flatMap(({ id, name, firstDay, lastDay }) => {
      const href = `${base}/authorities/${laCode}/terms`;
      const at = (key: string, day: string, what: string) => ({
        ...{ id: `terms-${laCode}-${id}-${key}`, day, href },
        text: `${areaName(laCode)}: ${name}, ${what}`,
      });
      return [at('first', firstDay, 'first day of term'), at('last', lastDay, 'last day of term')];
    }),
  );

const OPEN_RETURNS: readonly string[] = ['drafted', 'signed'];
function moneyDates({ money, returns }: Told, base: string): readonly ProgrammeDate[] {
  const href = `${base}/money`;
  const grants = money.flatMap(({ content }) => content.grants);
  return [
    ...grants.map(({ id, to }) => ({
      ...{ id: `grant-${id}-to`, day: to, href },
      text: `Grant ${id}: first day that it no longer covers, its return is due`,
    })),
    ...returns
      .filter(({ state }) => OPEN_RETURNS.includes(state))
      .map(({ id, content: { grantId, to } }) => ({
        ...{ id: `return-${id}`, day: to, href },
        text: `Return of the grant ${grantId}: its period is over, sign it and send it`,
      })),
  ];
}

const schemeDates = ({ schemes }: Told, base: string): readonly ProgrammeDate[] =>
  schemes.flatMap(({ content: { laCode, appointments } }) =>
    appointments.flatMap(({ function: what, to }, index) =>
      to === null
        ? []
        : [
            {
              ...{ id: `appointment-${laCode}-${index}`, day: to },
              href: `${base}/authorities/${laCode}/delegation`,
              text: `${areaName(laCode)}: an appointment as ${what} ends`,
            },
          ],
    ),
  );

const PAGES = { pilot: 'pilots', variant: 'variants', 'inclusion-plan': 'plans' } as const;
const NOUNS = { pilot: 'a pilot', variant: 'a variant', 'inclusion-plan': 'an inclusion plan' } as const;
const linkDates = ({ links }: Told, base: string): readonly ProgrammeDate[] =>
  links
    .filter(({ state }) => state === 'open')
    .map(({ id, content: { on, until } }) => ({
      ...{ id: `link-${id}`, day: until, href: `${base}/${PAGES[on.kind]}/${on.id}` },
      text: `Last day of a link to the draft of ${NOUNS[on.kind]}`,
    }));

/** The days of a partnership that belong to no pilot or plan: terms, money, appointments and links to drafts. */
export async function readDatesBeside(evidence: Evidence, repId: RepId): Promise<readonly ProgrammeDate[]> {
  const told = await evidence(QUERY, { partnership: repId, first: PAGE }, answerSchema);
  const base = `/partnerships/${repId}`;
  return [termDates, moneyDates, schemeDates, linkDates].flatMap((datesOf) => datesOf(told, base));
}
