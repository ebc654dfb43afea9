// Single cells of a plan file into values. Strict: a plan that is only half understood is left out, not guessed.
import { type Cell, cellText } from '../row.ts';
import { isNo, parseClosed, saysClosedOrOpen } from '../values/flag.ts';
import { type DecimalMark, parseNumber } from '../values/number.ts';
import { cleanText } from '../values/text.ts';

/** undefined: the cell is empty. NaN: it says something that is no number. */
export function readNumber(cell: Cell, mark: DecimalMark): number | undefined {
  if (typeof cell === 'number') return cell;
  const text = cleanText(cell);
  return text === '' ? undefined : parseNumber(text, mark);
}

/** A share of the price: "20 %", 0.2, or 20 where the column is in percent. NaN: neither. */
export function readDiscount(cell: Cell, mark: DecimalMark, inPercent: boolean): number | undefined {
  const text = cleanText(cellText(cell));
  if (text === '') return undefined;
  const isPercent = text.endsWith('%');
  const value = typeof cell === 'number' ? cell : parseNumber(text.replace(/\s*%$/, ''), mark);
  return isPercent || inPercent ? value / 100 : value;
}

/** Any name of a campaign counts as a promotion; the words for "no" do not. NaN: a number other than 0 and 1. */
export function readPromotion(cell: Cell): number | undefined {
  const text = cleanText(cellText(cell));
  if (text === '') return undefined;
  if (isNo(text)) return 0;
  const number = Number(text.replace(',', '.'));
  return Number.isNaN(number) || number === 1 ? 1 : number === 0 ? 0 : Number.NaN;
}

/** 1 closed, 0 open. NaN: neither can be told. `inverted`: the column says when the store is open. */
export function readClosed(cell: Cell, inverted: boolean): number | undefined {
  const text = cleanText(cellText(cell));
  if (text === '') return undefined;
  return saysClosedOrOpen(text) ? parseClosed(text, inverted) : Number.NaN;
}
