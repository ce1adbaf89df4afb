import { REP_IDS } from '@rep/contracts';
import { AUTHORITIES, type Authority, MAX_PARTNERSHIPS, REGIONS } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { authoritiesIn } from '../forms/authorities-in.ts';
import { type Answers, type Field, textOf, ticked } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { FieldProblem } from '../http/field-problems.ts';
import type { Visit } from '../http/visit.ts';
import { partnershipName } from '../partnerships/partnership-name.ts';
import { registeredOf } from './read-registry.ts';

const CHANGES = [
  { value: 'joined', text: 'It joins the partnership' },
  { value: 'left', text: 'It leaves the partnership' },
  { value: 'lead-started', text: 'It begins to lead' },
  { value: 'lead-ended', text: 'It no longer leads' },
] as const;

const memberOf = ({ code, oldCode, name }: Authority, lead: boolean) => {
  if (oldCode !== null) return { new_la_code: code, old_la_code: oldCode, la_name: name, lead };
  throw new HttpProblem(400, `Choose another authority: ${name} has no three-digit code.`);
};

const REGISTER_FIELDS: readonly Field[] = [
  {
    ...{ name: 'repId', type: 'select', label: 'Which of the nine?' },
    options: REP_IDS.map((value) => ({ value, text: partnershipName(value) })),
  },
  { name: 'name', type: 'line', most: 120, label: 'Name' },
  {
    ...{ name: 'region', type: 'select', label: 'Region' },
    options: REGIONS.map(({ code, name }) => ({ value: code, text: name })),
  },
  {
    ...{ name: 'members', type: 'lines', most: 5_000, label: 'Authorities' },
    hint: 'By name or code, one a line: two or more of the region.',
  },
  {
    ...{ name: 'leads', type: 'lines', most: 5_000, label: 'Which of them lead?' },
    hint: 'By name or code, one a line.',
  },
  { name: 'validFrom', type: 'day', label: 'From' },
];

function unknownIn(answers: Answers): readonly FieldProblem[] {
  const all = authoritiesIn(textOf(answers, 'members'));
  const leads = authoritiesIn(textOf(answers, 'leads'));
  const outside = leads.authorities.filter(({ code }) => !all.authorities.some((each) => each.code === code));
  return [
    ...all.unknown.map((line) => ({ field: 'members', line })),
    ...leads.unknown.map((line) => ({ field: 'leads', line })),
  ]
    .map(({ field, line }) => ({
      field,
      text: `Check “${line}”: it is the name or code of no authority of today`,
    }))
    .concat(
      outside.map(({ name }) => ({
        field: 'leads',
        text: `Name ${name} among the authorities too: a lead is a member`,
      })),
    );
}

function partnershipIn(answers: Answers) {
  const leads = authoritiesIn(textOf(answers, 'leads')).authorities.map(({ code }) => code);
  const region = REGIONS.find(({ code }) => code === textOf(answers, 'region'));
  const repId = REP_IDS.find((each) => each === textOf(answers, 'repId'));
  if (!region || !repId) throw new HttpProblem(400, 'Open the page again and send the form from there.');
  return {
    ...{ rep_id: repId, name: textOf(answers, 'name') ?? '', valid_from: textOf(answers, 'validFrom') ?? '' },
    ...{ region_code: region.code, region_name: region.name },
    members: authoritiesIn(textOf(answers, 'members')).authorities.map((each) =>
      memberOf(each, leads.includes(each.code)),
    ),
  };
}

/** Registers a partnership. The service refuses a tenth, a lead outside its members and an authority in two. */
export const registerForm = ({ services }: Visit): Form => ({
  title: 'Register a partnership',
  back: { href: '/registry', text: 'Back to the registry' },
  intro: [
    `The programme has at most ${MAX_PARTNERSHIPS} partnerships, and an authority is in one at a time.`,
  ],
  fields: REGISTER_FIELDS,
  ...{ box: 'members', saved: {}, version: null, button: 'Register it' },
  check: unknownIn,
  take: async (answers) => {
    const partnership = partnershipIn(answers);
    await services.national.call((client) => client.partnerships.register.mutate(partnership));
    return `/registry/${partnership.rep_id}`;
  },
});

/** One change of one authority's place in a partnership, with the day from which it holds. */
export async function changeMembershipForm(visit: Visit): Promise<Form> {
  const { partnership, href } = await registeredOf(visit);
  const members = partnership.members.map(({ newLaCode }) => newLaCode);
  const ofRegion = AUTHORITIES.filter(
    ({ regionCode, until }) => regionCode === partnership.region.code && until === null,
  );
  return {
    title: `Change the membership of ${partnership.name}`,
    back: { href, text: `Back to ${partnership.name}` },
    intro: ['What was before stays in the history. The change is told to all services at once.'],
    fields: [
      {
        ...{ name: 'authority', type: 'select', label: 'Authority' },
        options: ofRegion
          .toSorted((a, b) => Number(members.includes(b.code)) - Number(members.includes(a.code)))
          .map(({ code, name }) => ({
            value: code,
            text: members.includes(code) ? `${name} (member)` : name,
          })),
      },
      { name: 'change', type: 'radios', label: 'What changes?', options: CHANGES },
      {
        ...{ name: 'lead', type: 'checkboxes', optional: true, label: 'If it joins' },
        options: [{ value: 'lead', text: 'It leads from the first day' }],
      },
      { name: 'on', type: 'day', label: 'From which day?' },
    ],
    ...{ box: 'authority', saved: {}, version: null, button: 'Change it' },
    take: async (answers) => {
      const change = CHANGES.find(({ value }) => value === textOf(answers, 'change'))?.value ?? 'joined';
      const authority = ofRegion.find(({ code }) => code === textOf(answers, 'authority'));
      if (!authority) throw new HttpProblem(400, 'Open the page again and send the form from there.');
      const lead = change === 'joined' ? ticked(answers, 'lead').length > 0 : change === 'lead-started';
      const input = { change, member: memberOf(authority, lead), effective_on: textOf(answers, 'on') ?? '' };
      await visit.services.national.call((client) =>
        client.membership.change.mutate({ rep_id: partnership.repId, ...input }),
      );
      return href;
    },
  };
}
