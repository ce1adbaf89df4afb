import { beforeEach, describe, expect, it } from 'vitest';
import { drafted, PILOT_ID, shown } from './fake-pilots.ts';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = `/partnerships/london/pilots/${PILOT_ID}`;
const OTHER_ID = '0c2bb6a8-52c5-4a52-8f1e-c5a7f9f3ad01';
const learnt = (id: string, learning: string) => ({
  ...{ id, title: `Pilot ${learning}`, state: 'ended', question: 'Why?', learning },
});
const exit = (learning: string) => ({
  ...{ plan: 'Plan', notices: [{ to: 'families', on: '2026-01-02' }], learning },
  finalReturn: { on: '2026-01-03', sha256: 'a'.repeat(64) },
});
const record = (producer: string, strand: string, learning: string) => ({
  ...{ producer, id: OTHER_ID },
  content: { title: `Theirs ${learning}`, strand, plan: {}, exit: exit(learning) },
});

beforeEach(() => {
  services().answers.clear();
  services()
    .answers.set('pilots.show', shown(drafted))
    .set('pilots.similarLearning', [learnt(PILOT_ID, 'of itself'), learnt(OTHER_ID, '<b>ours</b>')])
    .set('Learning', {
      ended: [
        record('london', 'mediation', 'told twice'),
        record('south-west', 'mediation', '<b>theirs</b>'),
        record('south-west', 'tailored-lists', 'of another strand'),
        {
          ...record('north-west', 'mediation', ''),
          content: { ...record('north-west', 'mediation', '').content, exit: null },
        },
      ],
      refined: [record('north-east', 'mediation', 'and refined')],
    });
});

describe('what similar pilots learnt', () => {
  it('is shown of the partnership and of the others, of the strand, once each and inert', async () => {
    const { body } = await (await visitor('lead-authority')).get(`${PAGE}/learning`);
    for (const said of ['&lt;b&gt;ours&lt;/b&gt;', '&lt;b&gt;theirs&lt;/b&gt;', 'and refined', 'south-west'])
      expect(body).toContain(said);
    for (const unsaid of ['of itself', 'told twice', 'of another strand']) expect(body).not.toContain(unsaid);
  });

  it('leads whoever drafts to it from the first page of the form', async () => {
    const { body } = await (await visitor('lead-authority')).get(`${PAGE}/edit/what-and-why`);
    expect(body).toContain(`href="${PAGE}/learning">Read first what similar pilots learnt (3)`);
    const { body: second } = await (await visitor('lead-authority')).get(`${PAGE}/edit/areas`);
    expect(second).not.toContain(`${PAGE}/learning`);
  });

  it('does not keep anybody from drafting when the evidence is away', async () => {
    services().answers.set('Learning', undefined);
    services().answers.set('Learning', { ended: 'nothing that fits' });
    const drafter = await visitor('lead-authority');
    expect((await drafter.get(`${PAGE}/edit/what-and-why`)).statusCode).toBe(200);
    expect((await drafter.get(`${PAGE}/learning`)).body).toContain('cannot be shown now');
  });
});
