import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { authorityByAnyCode } from '@rep/domain';
import { z } from 'zod';
import type { System } from './clients.ts';
import { send } from './http.ts';
import { personOf } from './people.ts';
import type { Wanted } from './pilot-life.ts';
import type { Place } from './places.ts';

/** Somebody at work: who they are, what they read, and the draft that nobody else writes. */
export type User = {
  readonly place: Place;
  readonly cookie: string;
  readonly pilots: readonly string[];
  readonly own: string;
  /** Another draft of the same partnership, for the yardstick to write. */
  readonly mirror: string;
  /** A draft that two users write. */
  readonly shared: string;
  headers(): Promise<Record<string, string>>;
};

const accountsSchema = z.array(z.object({ account: z.string(), password: z.string() }));
const cookiesIn = (header: string | string[] | undefined): string =>
  [header ?? []]
    .flat()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

/** Signs in by the portal's own form, as the drafter of the authority that leads. */
async function signIn(system: System, { lead }: Place): Promise<string> {
  const slug = authorityByAnyCode(lead)
    ?.name.toLowerCase()
    .replaceAll(/[^a-z]+/g, '-');
  const account = `${slug}-drafter`;
  const accounts = accountsSchema.parse(JSON.parse(readFileSync(join(system.data, 'accounts.json'), 'utf8')));
  const password = accounts.find((each) => each.account === account)?.password ?? '';
  const url = `${system.urlOf('portal')}/sign-in`;
  const form = await send({ url });
  const formCookie = cookiesIn(form.headers['set-cookie']);
  const answer = await send({
    ...{ url, method: 'POST' },
    headers: { cookie: formCookie, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ account, password, _form: formCookie.split('=')[1] ?? '' }).toString(),
  });
  if (answer.status !== 303) throw new Error(`${account} could not sign in: HTTP ${answer.status}`);
  return `${formCookie}; ${cookiesIn(answer.headers['set-cookie'])}`;
}

/** Users side by side over the partnerships, each with drafts of its own. */
export async function createUsers(
  system: System,
  filled: readonly Wanted[],
  count: number,
): Promise<readonly User[]> {
  const drafts = filled.filter(({ stage }) => stage === 'draft');
  const users: User[] = [];
  const cookies = new Map<Place, string>();
  for (let nth = 0; nth < count; nth += 1) {
    const own = drafts[nth];
    if (!own) throw new Error(`${count} users need more drafts than ${drafts.length}: raise BENCH_PILOTS`);
    const { place } = own;
    const mine = drafts.filter((draft) => draft.place === place);
    const rank = users.filter((user) => user.place === place).length;
    const cookie = cookies.get(place) ?? (await signIn(system, place));
    cookies.set(place, cookie);
    const drafter = personOf(place, place.lead, 'drafter');
    users.push({
      ...{ place, cookie, own: own.id },
      mirror: mine.at(-1 - rank)?.id ?? own.id,
      shared: mine.at(-20 - Math.floor(rank / 2))?.id ?? own.id,
      pilots: filled.filter((pilot) => pilot.place === place).map(({ id }) => id),
      headers: async () => ({
        authorization: `Bearer ${await system.tokens(drafter, `rep-${place.repId}`)}`,
      }),
    });
  }
  return users;
}
