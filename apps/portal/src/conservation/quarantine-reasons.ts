import type { RejectionCode } from '@rep/contracts';
import type { AuthorityRefusal } from '@rep/domain';

/** Bytes that are no event that can be read. */
const UNREADABLE: Readonly<Record<RejectionCode, string>> = {
  'too-large': 'It is over the size limit',
  'not-utf8': 'Its text is in another encoding than UTF-8',
  'malformed-json': 'It is not valid JSON',
  'unknown-type': 'Its type is not known',
  'unknown-version': 'This version of its type is not known',
  'invalid-envelope': 'What an event must say about itself is missing or wrong',
  'invalid-data': 'Its content does not have the form of its type',
};

const AREA: Readonly<Record<AuthorityRefusal, string>> = {
  'unknown-code': 'The code is not one of an English authority',
  'triple-disagrees': 'The codes and the name of the area belong to different authorities',
  'ended-code': 'The code of the area had ended before the period',
};

const EVENT: Readonly<Record<string, string>> = {
  'area-not-owned': 'The area is not one that this producer speaks for',
  'region-disagrees': 'The code and the name of the region do not belong together',
  'period-misfit': 'The period does not fit its time identifier',
  'future-period': 'The period had not begun',
  'producer-mismatch': 'It was not written by the producer that it names',
  'not-this-producers-event': 'Events of this type are another producer’s to send',
  'produced-in-the-future': 'It says that it was produced in the future',
  'recorded-in-the-future': 'It says that it was recorded in the future',
  'recorded-before-held-version': 'It was recorded before the version that is already held',
  'id-conflict': 'Its id is already held with other content',
  'sequence-reused': 'Its number was used before for something else',
  'member-twice': 'An authority is named twice',
  'wrong-topic': 'It came by the wrong topic',
  'misplaced-checkpoint': 'A checkpoint came where it does not belong',
  'unstorable-text': 'Its text has characters that cannot be stored',
  'refused-by-store': 'The store refused it',
  'crashed-its-consumer': 'Reading it failed more than once',
};

/** Rows of a file that could not be read as figures. */
const ROW: Readonly<Record<string, string>> = {
  'unknown-area': 'The area is not known',
  'invalid-area': 'The area is missing or not written as one',
  'invalid-period': 'The period is missing or not written as one',
  'invalid-breakdown': 'The breakdown or its topic is blank',
  'invalid-cell': 'A cell is neither a number nor a published symbol',
  'number-not-canonical': 'A number is written in a way that would not come back as printed',
  'no-figures': 'Every cell of the row is blank',
  'twin-columns-differ': 'Two columns of the same name hold different values',
  'wrong-number-of-cells': 'The row has more or fewer cells than the header',
  'row-repeated-with-other-figures': 'The row contradicts an earlier one of its file',
  'refused-by-service': 'The service refused the row',
};

const WORDS = new Map(Object.entries({ ...UNREADABLE, ...AREA, ...EVENT, ...ROW }));

function ownWords(reason: string): string {
  const words = reason.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}

/** Why something is in quarantine, in plain words; a reason that has none here keeps its own. */
export const reasonInWords = (reason: string): string => WORDS.get(reason) ?? ownWords(reason);
