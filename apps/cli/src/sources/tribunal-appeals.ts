import { findRegion } from '@rep/domain';
import { readCell, withoutTrailingZeros } from './cells.ts';
import { createPlaceCheck, toConverted, wrongNumberOfCells } from './row-checks.ts';
import type { CandidateRow, ConvertedRow, Fault, Recognition, Source } from './source.ts';

const HEADER = [
  'region_heading',
  'la_name',
  'old_la_code',
  'year',
  'appeals_registered',
  'appeals_symbol',
  'appealable_decisions',
  'decisions_symbol',
  'appeal_rate_as_printed',
];
const DATASET = 'send_tribunal_appeals';
/** The table has no breakdown: one row for all appeals of an authority and year. */
const ALL = 'All appeals';

/**
 * Footnote marks stand as digits at the end of a name ("Cumbria8", "Dorset6"); no English authority's name ends in
 * one, and a digit after a space or inside a name would be part of it.
 */
const withoutFootnote = (name: string): string => name.trim().replace(/(?<=\p{L})\d(,\d)*$/u, '');

/**
 * The table's own key: ".." not available, "~" suppressed. A dash stands beside appeals alone, always with a printed
 * rate of 0.00% over a printed number of decisions, so it is a count of none; a blank is never said to be anything.
 */
const SYMBOLS: Readonly<Record<string, number | string>> = { '..': 'x', '': 'x', '~': 'c', '-': 0 };

type Cell = { value: number | string; why?: string };

function read(printed: string): Cell {
  const text = printed.trim().replace(/%$/, '').trim();
  const symbol = SYMBOLS[text];
  if (symbol !== undefined) return { value: symbol };
  const thousands = /^\d{1,3}(,\d{3})+$/.test(text) ? text.replaceAll(',', '') : text;
  const cell = readCell(withoutTrailingZeros(thousands));
  if (cell.is === 'value' && typeof cell.value === 'number') return { value: cell.value };
  return { value: printed, why: cell.is === 'invalid' ? cell.why : `"${text}" is no symbol of this table` };
}

/** The tidied table keeps a symbol in a column of its own; the figure is blank where there is one. */
const figureOrSymbol = (figure: string, symbol: string): Cell => {
  if (figure.trim() === '') return read(symbol);
  const cell = read(figure);
  return symbol.trim() === ''
    ? cell
    : { value: figure, why: `"${figure}" stands beside the symbol "${symbol}"` };
};

function areaOf(heading: string, name: string, oldCode: string): CandidateRow['area'] {
  const region = findRegion(heading);
  return {
    geographic_level: 'Local authority',
    region_code: region?.code ?? heading.trim(),
    old_la_code: oldCode.trim(),
    la_name: withoutFootnote(name),
  };
}

function createConvert(): (cells: readonly string[]) => ConvertedRow {
  const checkPlace = createPlaceCheck();
  return (cells) => {
    if (cells.length !== HEADER.length) return wrongNumberOfCells(cells, HEADER.length);
    const [heading = '', name = '', oldCode = '', year = '', appeals = '', mark = '', ...rest] = cells;
    const [decisions = '', decisionsMark = '', rate = ''] = rest;
    const figures = {
      appeals_registered: figureOrSymbol(appeals, mark),
      appealable_decisions: figureOrSymbol(decisions, decisionsMark),
      appeal_rate_percent: read(rate),
    };
    const area = areaOf(heading, name, oldCode);
    const period = { time_period: year.trim(), time_identifier: 'Calendar year' };
    const breakdown = { topic: ALL, breakdown: ALL };
    const measures = Object.fromEntries(Object.entries(figures).map(([key, cell]) => [key, cell.value]));
    const row = { dataset: DATASET, area, period, breakdown, measures };
    return toConverted(row, checkPlace({ area, period, breakdown }) ?? faultOf(figures));
  };
}

function faultOf(figures: Readonly<Record<string, Cell>>): Fault | null {
  const wrong = Object.entries(figures).find(([, cell]) => cell.why !== undefined);
  return wrong ? { reason: 'invalid-cell', detail: `${wrong[0]}: ${wrong[1].why}` } : null;
}

/** The tribunal's table of appeals by local authority: calendar years, no GSS codes, symbols of its own. */
export const tribunalAppeals: Source = {
  recognise(header): Recognition {
    if (!header.includes('region_heading') || !header.includes('appeals_registered'))
      return { is: 'unknown' };
    const missing = HEADER.filter((column) => !header.includes(column));
    if (missing.length > 0) return { is: 'faulty', reason: `it has no column ${missing.join(', ')}` };
    if (header.join() !== HEADER.join()) {
      return { is: 'faulty', reason: `its columns must be ${HEADER.join(', ')}, in this order` };
    }
    return { is: 'known', converter: { dataset: DATASET, convert: createConvert() } };
  },
};
