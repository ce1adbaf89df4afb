import type { Identity } from '@rep/identity';
import { formatDay } from '../http/format.ts';
import type { Render } from '../http/render.ts';
import type { Matter } from '../inbox/matter.ts';
import type { Message } from './digest-state.ts';
import type { Digest } from './read-digest.ts';

export type Writing = {
  readonly render: Render;
  readonly from: string;
  /** Where the pages are, as people outside reach them. */
  readonly publicUrl: string;
  /** The address that ends the digests of an account without sign-in. */
  unsubscribeUrl(account: string): Promise<string>;
};

type Section = { readonly title: string; readonly matters: readonly (Matter & { readonly url: string })[] };

/** Nothing that a title holds may break a line or turn the text that follows it. */
const plain = (text: string): string => text.replaceAll(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();

const sectionsOf = ({ steps, warnings, changes }: Digest, publicUrl: string): readonly Section[] =>
  [
    { title: 'What needs you', matters: steps },
    { title: 'What you should know', matters: warnings },
    { title: 'What changed since your last digest', matters: changes },
  ]
    .filter(({ matters }) => matters.length > 0)
    .map(({ title, matters }) => ({
      title,
      matters: matters.map((each) => ({ ...each, url: new URL(each.href, publicUrl).href })),
    }));

const linesOf = ({ text, detail, due, url }: Section['matters'][number]): readonly string[] => [
  `- ${plain(text)}`,
  `  ${plain(detail)}`,
  ...(due === undefined ? [] : [`  By ${formatDay(due)}`]),
  `  ${url}`,
];

type Parts = {
  readonly sections: readonly Section[];
  readonly away: readonly string[];
  readonly settings: string;
  readonly stop: string;
};

const inPlainText = ({ sections, away }: Parts): string =>
  [
    ...(sections.length === 0 ? ['Nothing waits for you, and nothing changed.', ''] : []),
    ...sections.flatMap(({ title, matters }) => [title, '', ...matters.flatMap(linesOf), '']),
    ...(away.length === 0
      ? []
      : [`Not known, because their service did not answer: ${away.join(', ')}.`, '']),
  ].join('\n');
const footerOf = ({ settings, stop }: Parts): string =>
  `Choose when you get this: ${settings}\nStop it, without signing in: ${stop}\n`;

const subjectOf = ({ steps }: Digest): string =>
  `Regional Expert Partnerships: ${steps.length === 0 ? 'news' : steps.length === 1 ? 'one thing needs you' : `${steps.length} things need you`}`;

/** The address of an account; one without an address has one that no mail server delivers to (RFC 2606). */
export const addressOf = ({ account, email }: Identity): string =>
  email ?? `${encodeURIComponent(account).replaceAll('%', '=')}@accounts.rep.invalid`;

/** A digest as a whole message, in plain text and HTML, that can be stopped with one click (RFC 8058). */
export async function writeMessage(
  { render, from, publicUrl, unsubscribeUrl }: Writing,
  { identity, digest, id, at }: { identity: Identity; digest: Digest; id: string; at: Date },
): Promise<Message> {
  const stop = await unsubscribeUrl(identity.account);
  const settings = new URL('/notifications', publicUrl).href;
  const parts: Parts = { sections: sectionsOf(digest, publicUrl), away: digest.away, settings, stop };
  const [body, html] = [inPlainText(parts), await render('digest-mail.njk', parts)];
  const text = `${body}\n${footerOf(parts)}`;
  const { createTransport } = await import('nodemailer');
  const composer = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const to = addressOf(identity);
  const messageId = `<${id}@${new URL(publicUrl).hostname}>`;
  const headers = {
    'List-Unsubscribe': `<${stop}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    'Auto-Submitted': 'auto-generated',
  };
  const { message } = await composer.sendMail({
    ...{ from, to, subject: subjectOf(digest), text, html, messageId, date: at, headers },
  });
  return { id, to, raw: String(message), text: body };
}
