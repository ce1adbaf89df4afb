import { inertText } from './inert-text.ts';
import { type Block, type PrintedDocument, paragraph, withTexts } from './printed-document.ts';

/** About 300 printed pages: no record that people write is near it, and a file of it is made in seconds. */
export const MOST_CHARACTERS = 1_000_000;
const CUT = 'This print ends here, because the record is too long for one. Read the rest on its page.';

const textsOf = (block: Block): readonly string[] => {
  if (block.kind === 'list') return block.items;
  if (block.kind === 'definitions') return block.rows.flatMap(({ term, text }) => [term, text]);
  return block.kind === 'table' ? [block.caption, ...block.headers, ...block.rows.flat()] : [block.text];
};
const lengthOf = (block: Block): number => textsOf(block).reduce((sum, text) => sum + text.length, 0);

/** The document with nothing in it but text, and no more of that than a print can hold. */
export function boundedDocument(document: PrintedDocument): PrintedDocument {
  const blocks: Block[] = [];
  let left = MOST_CHARACTERS;
  for (const block of document.blocks) {
    left -= lengthOf(block);
    if (left < 0) {
      blocks.push(paragraph(CUT));
      break;
    }
    blocks.push(withTexts(block, inertText));
  }
  return {
    ...document,
    ...{ title: inertText(document.title), reference: inertText(document.reference), blocks },
  };
}
