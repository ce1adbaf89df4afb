import { beforeEach, expect, it } from 'vitest';
import { startPortal } from './started-portal.ts';

const { visitor, services } = startPortal();
const PAGE = '/standards/import';
const BOUNDARY = 'a-boundary-of-the-test';
beforeEach(() => {
  services().asked.length = 0;
  services().answers.set('standards.statements.importCsv', { published: 1, unchanged: 0 });
});
const sent = (): unknown =>
  services().asked.find(({ operation }) => operation === 'standards.statements.importCsv')?.variables;

const partOf = (disposition: string, content: Buffer): Buffer =>
  Buffer.concat([
    Buffer.from(`--${BOUNDARY}\r\ncontent-disposition: form-data; ${disposition}\r\n\r\n`),
    content,
    Buffer.from('\r\n'),
  ]);

/** Sends the form as a browser does: a token, what was pasted, and a file. */
async function upload(file: Buffer, { pasted = '', token }: { pasted?: string; token?: string } = {}) {
  const dfe = await visitor('dfe-policy');
  const page = (await dfe.get(PAGE)).body;
  const own = /name="_form" value="([^"]+)"/.exec(page)?.[1] ?? '';
  const body = [
    partOf('name="_form"', Buffer.from(token ?? own)),
    partOf('name="file"; filename="statements.csv"', file),
    partOf('name="csv"', Buffer.from(pasted)),
    Buffer.from(`--${BOUNDARY}--\r\n`),
  ];
  return {
    page,
    answer: await dfe.send({
      ...{ method: 'POST', url: PAGE, payload: Buffer.concat(body) },
      headers: {
        origin: 'http://127.0.0.1:4600',
        'content-type': `multipart/form-data; boundary=${BOUNDARY}`,
      },
    }),
  };
}

it('takes the file that was chosen, before what was pasted', async () => {
  const { page, answer } = await upload(Buffer.from('id\r\nÉtat'), { pasted: 'other' });
  expect(page).toContain('enctype="multipart/form-data"');
  expect(answer.statusCode).toBe(303);
  expect(sent()).toEqual({ csv: 'id\nÉtat' });
});

it('takes what was pasted where no file was chosen', async () => {
  await upload(Buffer.alloc(0), { pasted: 'id' });
  expect(sent()).toEqual({ csv: 'id' });
});

it('refuses a form that is not its own, a file that is no UTF-8 and one that is too large', async () => {
  expect((await upload(Buffer.from('id'), { token: 'A'.repeat(22) })).answer.statusCode).toBe(403);
  const { answer } = await upload(Buffer.from([0xff, 0xfe, 0x41]));
  expect(answer.statusCode).toBe(400);
  expect(answer.body).toContain('CSV UTF-8');
  expect((await upload(Buffer.alloc(1_100_000, 'a'))).answer.statusCode).toBe(413);
  expect(sent()).toBeUndefined();
});
