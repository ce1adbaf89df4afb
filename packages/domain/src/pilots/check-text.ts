/** Newline and tab shape a text of several lines; every other control character is invisible and breaks what shows it. */
const CONTROL = /\p{Cc}/u;
const CONTROL_BUT_LINES = /[^\P{Cc}\n\t]/u;
/** A letter, digit or sign that is drawn: some letters are blank by design, such as U+3164 and U+2800. */
const VISIBLE = /(?!\p{Default_Ignorable_Code_Point}|\u2800)[\p{L}\p{N}\p{P}\p{S}]/u;

/** What to change in a text that people are to read, or undefined when it is fit to be kept. */
export function textProblem(text: string, kind: 'line' | 'lines'): string | undefined {
  if (!text.isWellFormed()) return 'replace the broken character, it is only half of one';
  const control = kind === 'line' ? CONTROL : CONTROL_BUT_LINES;
  if (control.test(text)) return 'take the control characters out of the text';
  return VISIBLE.test(text) ? undefined : 'type at least one visible character';
}
