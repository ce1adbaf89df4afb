import { compareTemplates, type Parameter } from '@rep/domain';
import type { FastifyInstance } from 'fastify';
import { whoInWords } from '../forms/conflict.ts';
import { formRoutes } from '../forms/form-routes.ts';
import { formatTime } from '../http/format.ts';
import type { Portal } from '../http/portal.ts';
import { type Visit, visitors } from '../http/visit.ts';
import { showReading } from '../reading/reading-page.ts';
import type { Cell } from '../reading/sections.ts';
import { limitWords, valueWords, whoWords } from '../variants/parameter-words.ts';
import { differenceSection } from './difference-words.ts';
import { aboutForm, removeParameterForm, startAgainForm, startDraftForm } from './draft-forms.ts';
import { changeParameterForm, chooseTypeForm, newParameterForm } from './parameter-forms.ts';
import { publishForm } from './publish-form.ts';
import { draftOf } from './read-template.ts';

const rowOf = (parameter: Parameter, href: string): readonly Cell[] => [
  parameter.label,
  valueWords(parameter, parameter.default),
  limitWords(parameter),
  whoWords(parameter),
  [
    { text: 'Change', about: parameter.label, href: `${href}/parameters/${parameter.name}` },
    { text: 'Take out', about: parameter.label, href: `${href}/remove/${parameter.name}` },
  ],
];

async function showDraft(visit: Visit) {
  const { held, draft, href } = await draftOf(visit);
  if (!draft) return visit.reply.redirect(`${href}/start`, 303);
  const { content, by, at } = draft;
  const here = `${href}/draft`;
  return showReading(visit, {
    title: `Draft of version ${content.version} of ${content.title}`,
    back: { href, text: `Back to ${held.content.title}` },
    intro: [`Last saved by ${whoInWords(by.role)} on ${formatTime(at)}. Leave it and go on when you want.`],
    buttons: [{ href: `${here}/publish`, text: 'Preview and publish' }],
    links: [
      { href: `${here}/about`, text: 'Change its title and purpose' },
      { href: `${here}/add`, text: 'Add a parameter' },
      { href: `${here}/again`, text: 'Start again from the published version' },
    ],
    sections: [
      differenceSection({ before: held.content, after: content }, compareTemplates(held.content, content)),
      {
        title: 'Parameters',
        table: {
          caption: `${content.parameters.length} parameters of the draft`,
          heads: ['Parameter', 'Default', 'Limits', 'Who may vary it', 'What you can do'],
          rows: content.parameters.map((parameter) => rowOf(parameter, here)),
        },
      },
    ],
  });
}

/** The draft of a strand's next version, written by DfE policy parameter by parameter, and its publishing. */
export function templateDraftRoutes(app: FastifyInstance, portal: Portal): void {
  const room = 'change-templates';
  const path = '/templates/:strand';
  app.get(`${path}/draft`, visitors(portal, room, showDraft));
  formRoutes(
    app,
    { portal, room },
    {
      [`${path}/start`]: startDraftForm,
      [`${path}/draft/again`]: startAgainForm,
      [`${path}/draft/about`]: aboutForm,
      [`${path}/draft/add`]: chooseTypeForm,
      [`${path}/draft/add/:type`]: newParameterForm,
      [`${path}/draft/parameters/:parameter`]: changeParameterForm,
      [`${path}/draft/remove/:parameter`]: removeParameterForm,
      [`${path}/draft/publish`]: publishForm,
    },
  );
}
