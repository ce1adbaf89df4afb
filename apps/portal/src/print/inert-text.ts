/** Control characters but newlines; what changes the direction of a line; what XML and PDF cannot hold. */
const HARMFUL =
  /[^\P{Cc}\n]|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]/gu;
const LONG_WORD = /\S{90}(?=\S)/gu;

/** A text that does nothing but stand there: tabs and other controls become spaces, half characters a mark. */
export const inertText = (text: string): string =>
  text.replaceAll('\r\n', '\n').toWellFormed().replaceAll(HARMFUL, ' ');

/** With room to break a word that no line can hold: finding its place letter by letter takes seconds. No sum or code is so long. */
export const breakableText = (text: string): string => text.replaceAll(LONG_WORD, '$& ');
