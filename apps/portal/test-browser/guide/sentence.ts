/** One thing that a guide tells its reader to do, in the words that stand on the page. */
export type Step =
  | { readonly does: 'sign in'; readonly account: string }
  | { readonly does: 'open'; readonly address: string }
  | { readonly does: 'open kept'; readonly name: string }
  | { readonly does: 'keep'; readonly name: string }
  | { readonly does: 'follow'; readonly name: string; readonly within?: string }
  | { readonly does: 'press'; readonly name: string }
  | {
      readonly does: 'enter' | 'choose';
      readonly value: string;
      readonly label: string;
      readonly within?: string;
    }
  | { readonly does: 'choose all'; readonly value: string; readonly label: string }
  | { readonly does: 'tick'; readonly label: string; readonly within?: string }
  | { readonly does: 'see'; readonly text: string }
  | { readonly does: 'part'; readonly name: string };

type Read = (one: string, two: string, within: { within?: string }) => Step;

/** A question that stands on a page more than once is told by the heading it stands under. */
const WITHIN = '(?: (?:of|under|for) \\*\\*([^*]+)\\*\\*)?';

/** The sentences of a guide that say what to do. What is bold or code in them stands on the page or is typed there. */
const SENTENCES: readonly (readonly [RegExp, Read])[] = [
  [/Sign in as `([^`]+)`/u, (account) => ({ does: 'sign in', account })],
  [/Open `([^`]+)`/u, (address) => ({ does: 'open', address })],
  [/Open \*\*([^*]+)\*\* again/u, (name) => ({ does: 'open kept', name })],
  [/This page is \*\*([^*]+)\*\*/u, (name) => ({ does: 'keep', name })],
  [/Follow \*\*([^*]+)\*\*/u, (name, _, within) => ({ does: 'follow', name, ...within })],
  [/Press \*\*([^*]+)\*\*/u, (name) => ({ does: 'press', name })],
  [
    /Enter `([^`]+)` in \*\*([^*]+)\*\*/u,
    (value, label, within) => ({ does: 'enter', value, label, ...within }),
  ],
  [
    /Choose \*\*([^*]+)\*\* for every \*\*([^*]+)\*\*/u,
    (value, label) => ({ does: 'choose all', value, label }),
  ],
  [
    /Choose \*\*([^*]+)\*\* under \*\*([^*]+)\*\*/u,
    (value, label, within) => ({ does: 'choose', value, label, ...within }),
  ],
  [/Tick \*\*([^*]+)\*\*/u, (label, _, within) => ({ does: 'tick', label, ...within })],
  [/You see \*\*([^*]+)\*\*/u, (text) => ({ does: 'see', text })],
  [/Do all of \*\*([^*]+)\*\*(?: \[[^\]]+\]\([^)]+\))?/u, (name) => ({ does: 'part', name })],
];
const withinOf = (heading: string | undefined): { within?: string } =>
  heading === undefined ? {} : { within: heading };
const BEGINNINGS = /^(?:Sign in|Open|This page is|Follow|Press|Enter|Choose|Tick|You see|Do all)\b/u;

/**
 * The step that a sentence tells; null when it only explains.
 * @throws Error when it begins like a step and cannot be read as one: a reader would not know what to do either
 */
export function readSentence(sentence: string): Step | null {
  for (const [pattern, read] of SENTENCES) {
    const found = new RegExp(`^${pattern.source}${WITHIN}\\.?$`, 'u').exec(sentence);
    if (found) return read(found[1] ?? '', found[2] ?? '', withinOf(found.at(-1)));
  }
  if (BEGINNINGS.test(sentence)) throw new Error(`The guide says "${sentence}", which nobody can follow.`);
  return null;
}
