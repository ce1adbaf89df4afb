import type { Statement } from '@rep/domain';
import { HttpProblem } from '@rep/service-kit';
import { type Answers, textOf } from '../forms/field.ts';
import type { Form } from '../forms/form-page.ts';
import type { Visit } from '../http/visit.ts';
import { type FoundProposal, statementOf } from './read-standards.ts';
import { ID_FIELD, readStatement, STATEMENT_FIELDS, savedStatement } from './statement-fields.ts';

type Named = { readonly id: string; readonly version: number };

/** Reads a statement that was checked before. */
function written(named: Named, answers: Answers): Statement {
  const { statement } = readStatement(named, answers);
  if (statement) return statement;
  throw new HttpProblem(400, 'Open the page again and send the form from there.');
}

/** The first version of a new statement. */
export function newStatementForm(visit: Visit): Form {
  const named = (answers: Answers): Named => ({ id: textOf(answers, 'id') ?? '', version: 1 });
  return {
    title: 'Publish a new statement',
    back: { href: '/standards', text: 'Back to the catalogue' },
    fields: [ID_FIELD, ...STATEMENT_FIELDS],
    ...{ saved: {}, version: null, button: 'Publish' },
    check: (answers) => readStatement(named(answers), answers).problems,
    take: async (answers) => {
      const statement = written(named(answers), answers);
      await visit.services.national.call((client) =>
        client.standards.statements.publish.mutate({ statement }),
      );
      return `/standards/statements/${statement.id}`;
    },
  };
}

/** The next version of a statement. */
export async function nextStatementForm(visit: Visit): Promise<Form> {
  const { held, href } = await statementOf(visit);
  const named = { id: held.id, version: held.content.version + 1 };
  return {
    title: `Publish version ${named.version} of ${held.content.title}`,
    back: { href, text: `Back to ${held.content.title}` },
    intro: ['Pilots and sets stay at the version that they name until they move.'],
    fields: STATEMENT_FIELDS,
    saved: savedStatement(held.content),
    ...{ version: held.version, button: 'Publish' },
    check: (answers) => readStatement(named, answers).problems,
    take: async (answers, expectedVersion) => {
      const statement = written(named, answers);
      await visit.services.national.call((client) =>
        client.standards.statements.publish.mutate({ statement, expectedVersion }),
      );
      return href;
    },
  };
}

/** The version that came of an accepted proposal: the statement as it is, with what was proposed. */
export async function publishProposedForm(
  { services }: Visit,
  { held: proposal, id, href }: FoundProposal,
): Promise<Pick<Form, 'fields' | 'saved' | 'check' | 'take'>> {
  const { statement: about, proposed } = proposal.content;
  const held = await services.national.call((client) =>
    client.standards.statements.show.query({ id: about.id }),
  );
  const named = { id: held.id, version: held.content.version + 1 };
  return {
    fields: STATEMENT_FIELDS,
    saved: { ...savedStatement(held.content), expectation: [proposed] },
    check: (answers) => readStatement(named, answers).problems,
    take: async (answers, expectedVersion) => {
      const statement = written(named, answers);
      await services.national.call((client) =>
        client.standards.proposals.publish.mutate({ id, statement, expectedVersion }),
      );
      return href;
    },
  };
}
