import {
  addProgrammeLine,
  type Change,
  FIRST_PLAN_TEMPLATE,
  londonDay,
  type Person,
  PLAN_TEMPLATE,
  PLAN_TEMPLATE_ID,
  PROGRAMME_LINE,
  PROGRAMME_LINES,
  publishPlanTemplate,
  publishStandardSet,
  publishStatement,
  publishTemplate,
  type RecordKind,
  STANDARD_SET,
  STATEMENT,
  STATEMENTS,
  STRAND_TEMPLATES,
  type Taking,
  TEMPLATE_KIND,
  TEST_SET,
} from '@rep/domain';
import type { Records } from '@rep/records';
import type { Logger, Part } from '@rep/service-kit';

/** What the programme starts with is published in its name, before anybody signs in. */
const PROGRAMME_OFFICE: Person = { account: 'programme', role: 'dfe-policy', repId: null, laCode: null };

type Publish = <C>(kind: RecordKind<C>, id: string, make: (taking: Taking) => Change<C>) => Promise<unknown>;

async function publishAll(publish: Publish): Promise<void> {
  for (const template of STRAND_TEMPLATES) {
    await publish(TEMPLATE_KIND, template.strand, (taking) => {
      const facts = { on: londonDay(taking.now), lawChanges: [], variants: [] };
      return publishTemplate(null, { template, invalidates: [] }, { taking, facts });
    });
  }
  for (const statement of STATEMENTS) {
    await publish(STATEMENT, statement.id, (taking) => publishStatement(null, statement, taking));
  }
  await publish(STANDARD_SET, TEST_SET.id, (taking) =>
    publishStandardSet(null, TEST_SET, { taking, known: STATEMENTS }),
  );
  await publish(PLAN_TEMPLATE, PLAN_TEMPLATE_ID, (taking) =>
    publishPlanTemplate(null, FIRST_PLAN_TEMPLATE, taking),
  );
  for (const line of PROGRAMME_LINES) {
    await publish(PROGRAMME_LINE, line.id, (taking) => addProgrammeLine(null, line, taking));
  }
}

/**
 * Publishes what is not there yet of the programme's templates, standards and lines, in one transaction, and returns how
 * many that were. A record that is there is left as it is: what has been changed since is nobody's mistake.
 */
export async function publishProgramme(records: Records): Promise<number> {
  let published = 0;
  await records.transact(PROGRAMME_OFFICE, { kind: 'programme', id: 'start' }, async (transaction) => {
    const taking = { by: PROGRAMME_OFFICE, now: transaction.now };
    await publishAll((kind, id, make) =>
      transaction.change(kind, { id }, (held) => {
        if (held) return null;
        published += 1;
        return make(taking);
      }),
    );
  });
  return published;
}

/** As a part: templates and standards are there before anybody can ask. */
export const createPublishingPart = (records: Records, logger: Logger): Part => ({
  name: 'programme configuration',
  start: async () => {
    const published = await publishProgramme(records);
    if (published > 0)
      logger.info({ records: published }, 'published the templates, standards and lines of the programme');
  },
  stop: async () => undefined,
  readiness: () => [],
});
