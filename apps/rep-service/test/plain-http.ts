import { authorizationOf, type Someone, type TestService } from './rep-system.ts';

type Sent = {
  readonly method?: string;
  readonly body?: unknown;
  /** The body as it is sent, for what is no JSON. */
  readonly text?: string;
  readonly type?: string;
  /** Who asks; null for nobody. */
  readonly who?: Someone | null;
};
export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  readonly type: string;
  readonly answer: unknown;
};

/** The REST door of a service by plain HTTP, as a supplier in any language would use it. */
export const plainHttp =
  (service: TestService) =>
  async (address: string, sent: Sent = {}): Promise<Answer> => {
    const { method = 'GET', body, who = {}, type = 'application/json' } = sent;
    const text = sent.text ?? (body === undefined ? null : JSON.stringify(body));
    const headers = new Headers();
    if (who) headers.set('authorization', await authorizationOf(who));
    if (text !== null) headers.set('content-type', type);
    const response = await fetch(`${service.url}/api/${address}`, { method, headers, body: text });
    const [answered = ''] = (response.headers.get('content-type') ?? '').split(';');
    return {
      status: response.status,
      headers: response.headers,
      type: answered,
      answer: await response.json(),
    };
  };
