import { beforeEach, describe, expect, it } from 'vitest';
import { file, heldDocument, listed, MOST_BYTES, OWN_ID } from './fake-documents.ts';
import { BARNET, CAMDEN, drafted, PILOT_ID, running, scheme, shown } from './fake-pilots.ts';
import { draftedPlan, PLAN_ID, shownPlan } from './fake-plans.ts';
import { FakeRefusal } from './fake-services.ts';
import { startPortal } from './started-portal.ts';

const { visitor, browser, services } = startPortal();
const PLAN = `/partnerships/london/plans/${PLAN_ID}`;
const LIST = `${PLAN}/documents`;
const PAGE = `${LIST}/${OWN_ID}`;
const PILOT = `/partnerships/london/pilots/${PILOT_ID}`;
beforeEach(() => {
  services().asked.length = 0;
  services().answers.clear();
});
const answer = (operation: string, value: unknown): unknown => services().answers.set(operation, value);
const sent = (operation: string): unknown =>
  services().asked.find((call) => call.operation === operation)?.variables;
const hold = (...more: Parameters<typeof heldDocument>): void => {
  answer('documents.show', heldDocument(...more));
  answer('documents.list', listed(heldDocument(...more)));
};
const BOUNDARY = 'x'.repeat(24);
type Part = {
  readonly name: string;
  readonly value: string | Buffer;
  readonly filename?: string;
  readonly type?: string;
};

/** A form with a file, as browsers send it. */
function multipartOf(parts: readonly Part[]): Buffer {
  const pieces = parts.flatMap(({ name, value, filename, type = 'application/pdf' }) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"`),
    Buffer.from(filename === undefined ? '' : `; filename="${filename}"\r\nContent-Type: ${type}`),
    ...[Buffer.from('\r\n\r\n'), Buffer.from(value), Buffer.from('\r\n')],
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${BOUNDARY}--\r\n`)]);
}
async function upload(account: string, path: string, ...parts: Part[]) {
  const { get, send } = await visitor(account);
  const token = /name="_form" value="([^"]+)"/.exec((await get(path)).body)?.[1] ?? '';
  return send({
    ...{ method: 'POST', url: path, payload: multipartOf([{ name: '_form', value: token }, ...parts]) },
    headers: {
      ...{ origin: 'http://127.0.0.1:4600', 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
    },
  });
}
const PDF = Buffer.from([0x25, 0x50, 0x44, 0x46, 0x00, 0xff, 0x0d, 0x0a, 0x80]);
const chosen = { name: 'file', filename: 'Plán.pdf', value: PDF };

describe('the documents of a plan', () => {
  it('say what to do while there is none, to who may do it', async () => {
    expect((await (await visitor('lead-authority')).get(PLAN)).body).toContain('Attach the first: a PDF');
    const { body } = await (await visitor('regions-group')).get(PLAN);
    expect(body).toContain('Whoever the authority has appointed attaches them.');
    expect(body).not.toContain('documents/new');
  });

  it('stand in a list with what they are, and a name is shown as text', async () => {
    hold({ withdrawn: { by: 'x', at: '2026-01-03T09:00:00.000Z', reason: 'No.' } });
    for (const path of [PLAN, LIST]) {
      const { body } = await (await visitor('lead-authority')).get(path);
      expect(body).toContain(`href="${PAGE}"`);
      expect(body).toContain('Needs &lt;b&gt;2026&lt;/b&gt;.pdf');
      expect(body).toMatch(/Withdrawn.*2 January 2026.*2 KB/s);
      expect(body).not.toContain('barnet-drafter');
    }
  });

  it('are not for who may not read plans', async () => {
    expect((await (await visitor('evaluator')).get(LIST)).statusCode).toBe(403);
    expect((await (await visitor('evaluator')).get(`${PAGE}/file`)).statusCode).toBe(403);
    expect((await browser().get(`${PAGE}/file`)).statusCode).toBe(303);
  });
});

describe('attaching a file', () => {
  it('sends it on byte for byte, for the plan’s own authority', async () => {
    const page = await upload('lead-authority', `${LIST}/new`, chosen);
    expect(page.headers.location).toBe(LIST);
    expect(sent('documents/upload')).toEqual({
      ...{ subjectKind: 'inclusion-plan', subjectId: PLAN_ID, laCode: BARNET, purpose: 'supporting' },
      ...{ name: 'Plán.pdf', declaredType: 'application/pdf', bytes: PDF },
    });
  });

  it('asks for a file where none is chosen, and for a smaller one, holding no more than may be kept', async () => {
    const none = await upload('lead-authority', `${LIST}/new`, { ...chosen, filename: '', value: '' });
    expect(none.statusCode).toBe(400);
    expect(none.body).toContain('<a href="#file">Choose a file</a>');
    const large = await upload('lead-authority', `${LIST}/new`, {
      ...chosen,
      value: Buffer.alloc(MOST_BYTES + 1),
    });
    expect(large.statusCode).toBe(413);
    expect(large.body).toContain('<a href="#file">Choose a smaller file: this one is over the limit</a>');
    expect(sent('documents/upload')).toBeUndefined();
    const limit = await upload('lead-authority', `${LIST}/new`, {
      ...chosen,
      value: Buffer.alloc(MOST_BYTES),
    });
    expect(limit.statusCode).toBe(303);
  });

  it('refuses one far over the limit unread', async () => {
    const value = Buffer.alloc(MOST_BYTES * 22);
    expect((await upload('lead-authority', `${LIST}/new`, { ...chosen, value })).statusCode).toBe(413);
  });

  it('says at the file what the service said of it', async () => {
    const message = 'Choose a real PDF: what is in this file is something else.';
    answer('documents/upload', new FakeRefusal(message, { httpStatus: 400, reason: 'document-refused' }));
    const page = await upload('lead-authority', `${LIST}/new`, chosen);
    expect(page.statusCode).toBe(400);
    expect(page.body).toContain(`<a href="#file">${message}</a>`);
    const away =
      'Try again in a few minutes: the virus scanner does not answer, and no file is kept unscanned.';
    answer('documents/upload', new FakeRefusal(away, { httpStatus: 503, reason: 'scanner-away' }));
    expect((await upload('lead-authority', `${LIST}/new`, chosen)).body).toContain(away);
    answer('documents/upload', new FakeRefusal('secret', { httpStatus: 500 }));
    const broken = await upload('lead-authority', `${LIST}/new`, chosen);
    expect(broken.statusCode).toBe(503);
    expect(broken.body).not.toContain('secret');
  });

  it('needs our own form', async () => {
    const { send } = await visitor('lead-authority');
    const page = await send({
      ...{ method: 'POST', url: `${LIST}/new`, payload: multipartOf([chosen]) },
      headers: {
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
        origin: 'http://127.0.0.1:4600',
      },
    });
    expect(page.statusCode).toBe(403);
    expect(sent('documents/upload')).toBeUndefined();
  });

  it('is for who may write the plan now, and warns that the plan is drafted again', async () => {
    expect((await (await visitor('regions-group')).get(`${LIST}/new`)).statusCode).toBe(403);
    answer('inclusionPlans.show', shownPlan({ ...draftedPlan, state: 'submitted' }));
    expect((await (await visitor('lead-authority')).get(`${LIST}/new`)).statusCode).toBe(403);
    answer('inclusionPlans.show', shownPlan({ ...draftedPlan, state: 'board-reviewed' }));
    expect((await (await visitor('lead-authority')).get(`${LIST}/new`)).body).toContain(
      'The plan is drafted again',
    );
  });
});

describe('the page of a document', () => {
  it('shows a PDF in place, with its hash, its scan and who attached it', async () => {
    hold();
    const page = await (await visitor('regions-group')).get(PAGE);
    expect(page.body).toContain(`<iframe class="app-file" src="${PAGE}/file"`);
    expect(page.body).toContain('a'.repeat(64));
    expect(page.body).toContain('Not scanned: no scanner is configured');
    expect(page.headers['content-security-policy']).toContain("frame-src 'self'");
    expect(page.headers['content-security-policy']).toContain("default-src 'none'");
    expect(page.body).not.toContain('/withdraw');
  });

  it('shows text as text, and what turns or hides writing by its number', async () => {
    hold({
      files: [
        file({
          type: 'text/plain',
          scan: { outcome: 'clean', scanner: 'clamd', at: '2026-01-02T09:00:00.000Z' },
        }),
      ],
    });
    answer('documents/read', Buffer.from('<script>alert(1)</script>\r\npay\u202Eevil\u200B\u0007'));
    const { body } = await (await visitor('lead-authority')).get(PAGE);
    expect(body).toContain('&lt;script&gt;alert(1)&lt;/script&gt;\npay[U+202E]evil[U+200B][U+0007]');
    expect(body).toContain('Nothing found by clamd');
    answer('documents/read', Buffer.alloc(1_000_000, 'a'));
    const long = await (await visitor('lead-authority')).get(PAGE);
    expect(long.body.length).toBeLessThan(100_000);
    expect(long.body).toContain('There is more: download the file');
  });

  it('leaves the rest for downloading, and names earlier versions', async () => {
    const type = 'application/vnd.oasis.opendocument.text';
    hold({ files: [file({ name: 'old.pdf', sha256: 'b'.repeat(64) }), file({ type, name: 'new.odt' })] });
    const { body } = await (await visitor('lead-authority')).get(PAGE);
    expect(body).toContain('A file of this type is not shown here.');
    expect(body).toContain(`href="${PAGE}/file?version=1&amp;save=yes"`);
  });

  it('is not there for an address that no document has', async () => {
    const { get } = await visitor('lead-authority');
    for (const id of ['x', '..%2F', `${OWN_ID}0`]) expect((await get(`${LIST}/${id}`)).statusCode).toBe(404);
    hold();
    for (const version of ['2', '0', 'x']) {
      expect((await get(`${PAGE}/file?version=${version}`)).statusCode).toBe(404);
    }
  });
});

describe('the file itself', () => {
  const headersOf = async (type: ReturnType<typeof file>['type'], query = '') => {
    hold({ files: [file({ type, name: 'a "b".pdf' })] });
    answer('documents/read', PDF);
    const page = await (await visitor('lead-authority')).get(`${PAGE}/file${query}`);
    expect(page.rawPayload.equals(PDF)).toBe(true);
    return page.headers;
  };

  it.each(['application/pdf', 'image/png', 'image/jpeg', 'text/plain'] as const)(
    '%s is shown in place',
    async (type) => {
      const headers = await headersOf(type);
      expect(headers['content-disposition']).toMatch(
        /^inline; filename="a _b_.pdf"; filename\*=UTF-8''a%20%22b%22.pdf$/,
      );
      expect(headers['content-type']).toContain(type);
      expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain("frame-ancestors 'self'");
      expect(headers['cache-control']).toBe('no-store');
    },
  );

  it('of another type, and any that is to be saved, is an attachment', async () => {
    const office = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' as const;
    for (const type of [office, 'text/csv', 'application/vnd.oasis.opendocument.text'] as const) {
      expect((await headersOf(type))['content-disposition']).toMatch(/^attachment; /);
    }
    expect((await headersOf('application/pdf', '?save=yes'))['content-disposition']).toMatch(/^attachment; /);
  });

  it('runs nothing, whatever is in it', async () => {
    expect((await headersOf('text/plain'))['content-security-policy']).toContain('sandbox');
    expect((await headersOf('image/png'))['content-security-policy']).toContain('sandbox');
  });
});

describe('changing a document', () => {
  it('is withdrawn with a reason', async () => {
    hold();
    answer('documents.withdraw', heldDocument());
    const fields = { _version: '1', reason: 'The wrong file.' };
    const page = await (await visitor('lead-authority')).submit(
      `${PAGE}/withdraw`,
      `${PAGE}/withdraw`,
      fields,
    );
    expect(page.headers.location).toBe(PAGE);
    expect(sent('documents.withdraw')).toEqual({
      documentId: `${PLAN_ID}.${OWN_ID}`,
      reason: 'The wrong file.',
    });
  });

  it('is replaced by a new version of the same document', async () => {
    hold();
    expect((await upload('lead-authority', `${PAGE}/replace`, chosen)).headers.location).toBe(PAGE);
    expect(sent('documents/upload')).toMatchObject({
      replaces: `${PLAN_ID}.${OWN_ID}`,
      purpose: 'supporting',
    });
  });

  it('is not for others, nor for one that was withdrawn', async () => {
    hold();
    expect((await (await visitor('regions-group')).get(`${PAGE}/withdraw`)).statusCode).toBe(403);
    hold({ withdrawn: { by: 'x', at: '2026-01-03T09:00:00.000Z', reason: 'No.' } });
    expect((await (await visitor('lead-authority')).get(`${PAGE}/replace`)).statusCode).toBe(403);
  });
});

describe('the documents of a pilot', () => {
  const ofPilot = { subject: { kind: 'pilot', id: PILOT_ID }, purpose: 'data-sharing' } as const;

  it('are attached by each authority for its own area, and the pilot’s own by its lead', async () => {
    answer('pilots.show', shown(running));
    const lead = await (await visitor('lead-authority')).get(`${PILOT}/documents/new`);
    for (const words of ['Data-sharing agreement of Barnet', 'Ethics approval', 'Exit plan']) {
      expect(lead.body).toContain(words);
    }
    const page = await upload(
      'lead-authority',
      `${PILOT}/documents/new`,
      { name: 'purpose', value: 'ethics' },
      chosen,
    );
    expect(page.headers.location).toBe(`${PILOT}/documents`);
    expect(sent('documents/upload')).toMatchObject({
      subjectKind: 'pilot',
      purpose: 'ethics',
      laCode: BARNET,
    });
    const unsaid = await upload('lead-authority', `${PILOT}/documents/new`, chosen);
    expect(unsaid.body).toContain('<a href="#purpose">Choose what the document is for</a>');
    expect((await (await visitor('evaluator')).get(`${PILOT}/documents/new`)).statusCode).toBe(403);
  });

  it('are offered to who signs, who need not type a hash', async () => {
    const at = `${PILOT}/areas/${BARNET}/sign-document`;
    answer('pilots.show', shown(running));
    answer('delegation.show', scheme);
    hold(ofPilot);
    answer('pilots.signDocument', shown(running));
    const signer = await visitor('barnet-approver');
    expect((await signer.get(at)).body).toContain(
      'Data-sharing agreement: Needs &lt;b&gt;2026&lt;/b&gt;.pdf',
    );
    const fields = { _version: '3', file: `data-sharing.${'a'.repeat(64)}`, draftedBy: 'barnet-drafter' };
    const page = await signer.submit(at, at, fields);
    expect(page.statusCode).toBe(303);
    expect(sent('pilots.signDocument')).toMatchObject({ kind: 'data-sharing', sha256: 'a'.repeat(64) });
    const elsewhere = await signer.submit(at, at, { ...fields, file: 'elsewhere' });
    expect(elsewhere.body).toContain('<a href="#sha256">Enter the SHA-256 of the document</a>');
  });

  it('say whether they are signed, and when a newer one is not', async () => {
    const signature = {
      kind: 'data-sharing',
      sha256: 'a'.repeat(64),
      draftedBy: 'x',
      signedBy: 'y',
    } as const;
    const [barnet, camden] = running.areas;
    const signed = { ...signature, signedAt: '2026-01-02T09:00:00.000Z' };
    const areas = [{ ...(barnet ?? never()), documents: [signed] }, camden ?? never()];
    answer('pilots.show', shown({ ...running, areas }));
    hold(ofPilot);
    const listing = async () => (await (await visitor('evaluator')).get(`${PILOT}/documents`)).body;
    expect(await listing()).toContain('Signed');
    hold({ ...ofPilot, files: [file(), file({ sha256: 'b'.repeat(64) })] });
    expect(await listing()).toContain('Newer than what was signed');
    answer('pilots.show', shown(drafted));
    hold({ ...ofPilot, laCode: CAMDEN });
    expect(await listing()).toContain('Attached');
  });
});
const never = (): never => {
  throw new Error('there is an area');
};
