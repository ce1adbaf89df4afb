const MEND_THE_FILE = 'mend that in the file, then run the command again: a changed file is another release';
const ASK_THE_PUBLISHER = `ask its publisher which is meant, or ${MEND_THE_FILE}`;
const REPORT = 'keep the file and report this with the example: the platform should have taken such a row';

/** By reason of quarantine, what whoever imports can do about it. */
const WHAT_TO_DO: Readonly<Record<string, string>> = {
  // rows that this command could not read as figures
  'invalid-cell': `write a number or one of the symbols x, z, c and low; ${MEND_THE_FILE}`,
  'number-not-canonical':
    'the row is kept as printed in the quarantine; to have it as figures, take the zeros at the ends of its numbers off in a copy of the file and import that under a --release name that says so',
  'no-figures': 'nothing: the row holds no figure that could be asked for',
  'wrong-number-of-cells': `give the row as many cells as its header has; ${MEND_THE_FILE}`,
  'twin-columns-differ': ASK_THE_PUBLISHER,
  'row-repeated-with-other-figures': ASK_THE_PUBLISHER,
  'invalid-area': MEND_THE_FILE,
  'invalid-period': MEND_THE_FILE,
  'invalid-breakdown': MEND_THE_FILE,
  'unknown-area': `only areas of England are taken; where it is one, ${MEND_THE_FILE}`,
  'refused-by-service': 'mend what the service says, then run the command again',
  // rows that the evidence service refused
  'unknown-code': `only codes of English authorities are taken; where it is one, ${MEND_THE_FILE}`,
  'ended-code': `the authority had ended by that period; ${ASK_THE_PUBLISHER}`,
  'triple-disagrees': `codes and name belong to different authorities; ${ASK_THE_PUBLISHER}`,
  'region-disagrees': MEND_THE_FILE,
  'area-not-owned': `the row stands under another region than its authority lies in; ${MEND_THE_FILE}`,
  'period-misfit': `give the period as its identifier says; ${MEND_THE_FILE}`,
  'future-period': `a period that has not begun has no figures; ${MEND_THE_FILE}`,
  'recorded-before-held-version':
    'give it another --release name and the right --recorded-at: under the same name it stays quarantined, and of a row that is held in a later version no earlier one can be added (import releases in the order in which they became known)',
  'recorded-in-the-future': 'give it another --release name, and a --recorded-at that has passed',
  'unstorable-text': `take out the characters named; ${MEND_THE_FILE}`,
  'too-large': `shorten the row; ${MEND_THE_FILE}`,
};

/** One sentence for a reason; one that only a fault of the platform's own can bring is to be reported. */
export const whatToDo = (reason: string): string => WHAT_TO_DO[reason] ?? REPORT;
