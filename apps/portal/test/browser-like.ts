import type { FastifyInstance, LightMyRequestResponse } from 'fastify';

const formTokenIn = (html: string): string => /name="_form" value="([^"]+)"/.exec(html)?.[1] ?? '';

type Fields = Readonly<Record<string, string | readonly string[]>>;
const encoded = (fields: Fields): string =>
  new URLSearchParams(
    Object.entries(fields).flatMap(([name, value]) =>
      [value].flat().map((each): [string, string] => [name, each]),
    ),
  ).toString();

/** Keeps cookies and sends forms as a browser without JavaScript does. */
export function createBrowser(app: FastifyInstance) {
  const cookies = new Map<string, string>();
  const keep = (response: LightMyRequestResponse): LightMyRequestResponse => {
    for (const { name, value } of response.cookies) {
      if (value === '') cookies.delete(name);
      else cookies.set(name, value);
    }
    return response;
  };
  const send = async (options: {
    method: 'GET' | 'POST';
    url: string;
    payload?: string | Buffer;
    headers?: Record<string, string>;
  }) =>
    keep(
      await app.inject({
        ...options,
        headers: { host: '127.0.0.1:4600', ...options.headers },
        cookies: Object.fromEntries(cookies),
      }),
    );
  const get = (url: string) => send({ method: 'GET', url });
  /** Opens the page, fills its form in and sends it. */
  const submit = async (page: string, action: string, fields: Fields) => {
    const token = formTokenIn((await get(page)).body);
    return send({
      method: 'POST',
      url: action,
      payload: encoded({ _form: token, ...fields }),
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: 'http://127.0.0.1:4600' },
    });
  };
  const signIn = (account: string, password: string, next = '/') =>
    submit(`/sign-in?next=${encodeURIComponent(next)}`, '/sign-in', { account, password, next });
  return { cookies, get, send, submit, signIn };
}
