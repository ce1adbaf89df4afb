import { STATEMENTS, type StandardSet, type Statement, TEST_SET } from '@rep/domain';
import { beforeEach, describe, expect, it } from 'vitest';
import { drafted, shown } from './fake-pilots.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const [first, second] = STATEMENTS;
if (!first || !second) throw new Error('there are no statements');
const FIRST: Statement = { ...first, title: 'A <i>first</i>', phases: ['primary'], tiers: ['universal'] };
const OTHER: Statement = { ...second, title: 'Another', phases: ['post-16'], tiers: ['ehc-plan'] };
const NEXT: Statement = { ...FIRST, version: 2 };
const held = <C>(content: C, id: string, version = 1) => ({ ...shown(drafted, version), id, content });
const PAGE = `/standards/statements/${FIRST.id}`;
const sent = (procedure: string): unknown =>
  services().asked.find(({ operation }) => operation === procedure)?.variables;
const dayOf = (name: string, text: string) => {
  const [year = '', month = '', day = ''] = text.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
const boxes = {
  ...{ title: 'Title', expectation: 'It is listed.', source: 'A source', areasOfNeed: FIRST.areasOfNeed },
  ...{ phases: ['primary'], tiers: ['universal'], provider: 'setting', budget: 'not-stated' },
  ...{
    evidence: 'not-rated',
    practiceGuide: 'none',
    status: 'test',
    ...dayOf('effectiveFrom', '2027-01-01'),
  },
};

beforeEach(() => {
  const { asked, answers } = services();
  asked.length = 0;
  answers.clear();
  const both = [held(FIRST, FIRST.id), held(OTHER, OTHER.id)];
  answers.set('standards.statements.list', both);
  const versions = [held(FIRST, FIRST.id), held(NEXT, FIRST.id, 2)];
  answers.set('standards.statements.show', { ...held(NEXT, FIRST.id, 2), versions });
  answers.set('standards.statements.publish', held(NEXT, FIRST.id, 2));
  answers.set('standards.statements.importCsv', { published: 3, unchanged: 4 });
  answers.set('standards.statements.exportCsv', { fileName: 'statements.csv', csv: 'id,version\r\n' });
  const set: StandardSet = { ...TEST_SET, statements: [{ id: FIRST.id, version: 1 }] };
  const old = { ...held(set, set.id), statements: [FIRST], changes: null, versions: [held(set, set.id)] };
  answers.set('standards.sets.list', [held(set, set.id)]);
  answers.set('standards.sets.show', old);
  answers.set('standards.sets.publish', held(set, set.id, 2));
});

describe('the catalogue', () => {
  it('is read by everybody, narrowed down by area of need, phase and tier, and shows text inert', async () => {
    const reader = await visitor('parent-carer-forum');
    const all = (await reader.get('/standards')).body;
    expect(all).toContain('A &lt;i&gt;first&lt;/i&gt;');
    expect(all).toContain('2 of 2 statements');
    expect(all).not.toContain('/standards/import');
    const some = (await reader.get('/standards?phase=post-16&tier=ehc-plan')).body;
    expect(some).toContain('Another');
    expect(some).not.toContain('A &lt;i&gt;first');
    expect((await reader.get('/standards?phase=primary&tier=ehc-plan')).body).toContain('No statement fits');
  });

  it('is downloaded as the service wrote it, and a set alone', async () => {
    const file = await (await visitor('evaluator')).get('/standards/statements.csv?set=a-set');
    expect(file.body).toBe('id,version\r\n');
    expect(file.headers['content-disposition']).toBe('attachment; filename="statements.csv"');
    expect(sent('standards.statements.exportCsv')).toEqual({ setId: 'a-set' });
  });

  it('takes a file in, and tells what became of it or what is wrong by row', async () => {
    const dfe = await visitor('dfe-policy');
    const done = await dfe.submit('/standards/import', '/standards/import', { csv: 'id\r\nx' });
    expect(sent('standards.statements.importCsv')).toEqual({ csv: 'id\nx' });
    const page = await dfe.get(done.headers.location ?? '');
    expect(page.body).toContain('Published: 3. Left as they were: 4.');
    const refusal = {
      ...{ gate: null, code: 'file-refused', field: '2.title', laCode: null },
      ...{ fact: 'Row 2, title: Correct this cell.', whoCanSupply: 'whoever made the file' },
    };
    const refused = new FakeRefusal('No.', { httpStatus: 412, refusals: [refusal] });
    services().answers.set('standards.statements.importCsv', refused);
    const again = await dfe.submit('/standards/import', '/standards/import', { csv: 'id\nx' });
    expect(again.body).toContain('href="#csv">Row 2, title: Correct this cell.');
    expect((await (await visitor('lead-authority')).get('/standards/import')).statusCode).toBe(403);
  });
});

describe('a statement', () => {
  it('is shown with its versions, its source and the duty that it cannot change', async () => {
    const { body } = await (await visitor('setting')).get(PAGE);
    expect(body).toContain('duty to secure the special educational provision');
    expect(body).toContain(`${PAGE}?version=1`);
    expect(body).not.toContain(`${PAGE}/next`);
    expect(body).not.toContain('/standards/chain');
    expect((await (await visitor('setting')).get(`${PAGE}?version=1`)).body).toContain('the newest is 2');
  });

  it('gets its next version by DfE policy, with every problem at its box', async () => {
    const dfe = await visitor('dfe-policy');
    const at = `${PAGE}/next`;
    const wrong = await dfe.submit(at, at, { ...boxes, title: '', phases: [], _version: '2' });
    expect(wrong.body).toContain('href="#title"');
    expect(wrong.body).toContain('href="#phases"');
    await dfe.submit(at, at, { ...boxes, _version: '2' });
    expect(sent('standards.statements.publish')).toMatchObject({
      ...{ expectedVersion: 2, statement: { id: FIRST.id, version: 3, practiceGuide: null } },
    });
    expect((await (await visitor('lead-authority')).get(at)).statusCode).toBe(403);
  });

  it('is new with a short name of its own', async () => {
    const dfe = await visitor('dfe-policy');
    await dfe.submit('/standards/new', '/standards/new', { ...boxes, id: 'new-one' });
    expect(sent('standards.statements.publish')).toMatchObject({ statement: { id: 'new-one', version: 1 } });
  });
});

describe('a set', () => {
  it('is shown with its statements and the changes against the version before', async () => {
    const set = { ...TEST_SET, version: 2, statements: [{ id: FIRST.id, version: 1 }] };
    const changes = {
      added: [{ id: FIRST.id, version: 1 }],
      removed: [],
      moved: [{ id: 'x', from: 1, to: 2 }],
    };
    const answer = {
      ...held(set, set.id, 2),
      statements: [FIRST],
      changes,
      versions: [held(set, set.id, 2)],
    };
    services().answers.set('standards.sets.show', answer);
    const { body } = await (await visitor('auditor')).get(`/standards/sets/${set.id}`);
    expect(body).toContain('A &lt;i&gt;first');
    expect(body).toContain('Added');
    expect(body).toContain('x.v2');
  });

  it('gets its next version with the statements that are ticked', async () => {
    const at = `/standards/sets/${TEST_SET.id}/next`;
    const fields = {
      title: 'A set',
      kind: 'test',
      source: 'A source',
      ...dayOf('effectiveFrom', '2027-01-01'),
    };
    const statements = [`${FIRST.id}.v1`, `${OTHER.id}.v1`];
    await (await visitor('dfe-policy')).submit(at, at, { ...fields, statements, _version: '1' });
    expect(sent('standards.sets.publish')).toMatchObject({
      set: {
        version: 2,
        statements: [
          { id: FIRST.id, version: 1 },
          { id: OTHER.id, version: 1 },
        ],
      },
      expectedVersion: 1,
    });
  });
});
