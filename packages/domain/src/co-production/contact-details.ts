const EMAIL = /[^\s@<>]+@[^\s@<>]+\.[a-z]{2,}/i;
/** A British telephone number, with spaces or hyphens as people write them. */
const TELEPHONE = /(?<!\d)(?:\+44|0044|0)[\s\-.()]*(?:\d[\s\-.()]*){9,10}(?!\d)/;

/**
 * Whether a text looks as if it held an e-mail address or a telephone number. For a comment that is a warning and no
 * refusal: a reference number looks the same, and what a family took the trouble to say is not sent back. Such a text
 * stays in the service, as every comment does; what is published is the authority's own summary, where it is refused.
 */
export const hasContactDetails = (text: string): boolean => EMAIL.test(text) || TELEPHONE.test(text);
