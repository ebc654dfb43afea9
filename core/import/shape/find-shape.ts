// How the figures of a file are laid out: by its header first, then by what its columns turn out to mean.
import type { Preset, Shape, ShapeChoice, ShapeFinding } from '#core/contract/import-shape.ts';
import type { ColumnRole, Inspection } from '#core/contract/imports.ts';
import { type Day, dayFromIso, isoFromDay } from '#core/math/day.ts';
import type { ColumnProfile } from '../roles/profile.ts';
import { matchName } from '../roles/synonyms.ts';
import { parseDay } from '../values/date.ts';
import { decideDateOrder } from '../values/date-order.ts';
import { findHeadings, type Headings, headingDates, stepOf } from './headings.ts';
import type { LongLayout } from './long-layout.ts';
import { suggestFirstDay } from './suggest-first-day.ts';
import { isDerivedName } from './totals.ts';

export interface Header {
  names: readonly string[];
  /** Of the columns as they stand in the file. */
  profiles: readonly ColumnProfile[];
  preset: Preset | null;
  /** The file's name, its sheet's and what stands above the table: they may say which year it is about. */
  titles: readonly string[];
  today: Day;
  choice?: ShapeChoice;
}

/** The shape when it is a wide one, found or chosen; null: the table is a long one. */
export function findWideShape(header: Header): ShapeFinding | null {
  const { choice } = header;
  if (choice?.kind === 'long' || choice?.kind === 'receipts') return null;
  if (choice?.kind !== 'products-as-columns') {
    const least = choice?.kind === 'dates-as-columns' ? 1 : undefined;
    const headings = findHeadings(header.names, header.today, least);
    if (headings) return datesAsColumns(header, headings);
    if (choice) return null;
  }
  return productsAsColumns(header);
}

function datesAsColumns(header: Header, headings: Headings): ShapeFinding {
  const { names, choice } = header;
  const texts = headings.columns.map((column) => names[column]);
  const step = choice?.step ?? (headings.kind === 'numbered' ? headings.step : stepOf(texts));
  const counted = headings.kind === 'numbered' ? { ...headings, step } : null;
  const suggestion = counted ? suggestFirstDay(counted, header) : null;
  // Of the few exports whose first day is known beyond doubt it is taken; otherwise the user is asked.
  const known = suggestion?.because === 'preset' ? suggestion.day : null;
  const firstDay = counted ? (choice?.firstDay ?? known) : null;
  const days = daysOf(counted ?? headings, names, firstDay);
  return {
    shape: { kind: 'dates-as-columns', step, firstDay },
    because: choice ? 'chosen' : headings.kind === 'dated' ? 'dated-headings' : 'numbered-headings',
    sureness: headings.kind === 'dated' || firstDay !== null ? 'sure' : 'likely',
    headings: {
      count: texts.length,
      first: texts[0],
      last: texts[texts.length - 1],
      firstDay: days.length === 0 ? null : isoFromDay(Math.min(...days)),
      lastDay: days.length === 0 ? null : isoFromDay(Math.max(...days)),
    },
    needsFirstDay: counted !== null && firstDay === null,
    suggestedFirstDay: suggestion,
  };
}

function daysOf(headings: Headings, names: readonly string[], firstDay: string | null): Day[] {
  if (headings.kind === 'numbered' && firstDay === null) return [];
  const texts = headingDates(headings, names, firstDay === null ? null : dayFromIso(firstDay));
  const order = decideDateOrder(new Set(texts), { decimalMark: '.' })?.chosen ?? 'ymd';
  return texts.map((text) => parseDay(text, order)).filter((day) => !Number.isNaN(day));
}

/** Fewer figures than these beside a date may be anything. */
const LEAST_PRODUCTS = 3;
const ENOUGH = 0.8;
const LEAST_FLAGS = 20;
/** Different cells of a column are counted up to this. */
const MOST_COUNTED = 1000;
/** What is measured beside sales, and is no product. */
const MEASURES =
  /temp|wind|wolk|cloud|rain|regen|humid|feucht|druck|pressure|schnee|snow|sonne|sunshine|wetter|weather|météo|meteo|niederschlag|visitor|besucher|kunden|customer|clients?\b|traffic|footfall|index|rate|cpi|unemployment|fuel|lat(?:itude)?$|lon(?:gitude)?$/i;
/** Taxes, ways of paying, counts of receipts: what a till's report of a day holds beside its takings. */
const TAKINGS =
  /mwst|\b(?:ust|tax|taxes|vat|tva|iva)\b|steuer|\b(?:bar|barzahlung|bargeld|cash|cards?|ec|girocard|kredit|credit|debit|espèces|especes|cb|chèques?|cheques?|carte|efectivo|tarjeta)\b|\b(?:ec|kredit|giro)?-?karten?(?:zahlung(?:en)?)?\b|gutschein|voucher|\bgift\b|trinkgeld|\btips?\b|pourboire|propina|rabatt|discount|remise|descuento|refund|erstattung|devoluci|storn|\bvoids?\b|brutto|netto|\b(?:gross|net|ttc|ht)\b|\b(?:bons?|belege|receipts?|transactions?|transaktionen|transacciones)\b|^(?:anzahl|anz|nb|nombre de|number of|no of|número de)\b/iu;

/** A date, and beside it columns of figures whose names mean nothing else: each is a product. */
function productsAsColumns(header: Header): ShapeFinding | null {
  const { names, profiles, choice } = header;
  const isDate = (i: number) => profiles[i].dates >= ENOUGH;
  const isFigure = (i: number) => profiles[i].filled === 0 || profiles[i].numbers >= ENOUGH;
  if (!names.some((_, i) => isDate(i))) return null;
  // Beside a column for each product a day has one row, or one in each store.
  const repeats = profiles.some(
    (profile, i) => isDate(i) && profile.distinct * 2 < Math.min(profile.filled, MOST_COUNTED),
  );
  if (!choice && repeats && !names.some((name) => matchName(name)?.role === 'store')) return null;
  // Of a few figures all may happen to be 0 and 1.
  const isFlag = (i: number) => profiles[i].isFlag && profiles[i].filled >= LEAST_FLAGS;
  const matches = names.map((name) => matchName(name));
  const isProduct = (i: number) =>
    !isDate(i) &&
    isFigure(i) &&
    matches[i] === undefined &&
    !isFlag(i) &&
    !MEASURES.test(names[i]) &&
    !TAKINGS.test(names[i]);
  const figures = names.flatMap((name, i) => {
    if (choice?.keep) return choice.keep.includes(name) ? [] : [i];
    return isProduct(i) && !isDerivedName(name) ? [i] : [];
  });
  if (!choice) {
    const others = names.filter((name, i) => !isDate(i) && !figures.includes(i) && !isDerivedName(name));
    const speaksOfProducts = matches.some((match) => match?.role === 'product' || match?.role === 'productName');
    if (speaksOfProducts || figures.length < LEAST_PRODUCTS || others.length > 2) return null;
  }
  if (figures.length === 0) return null;
  const keep = names.filter((_, i) => !figures.includes(i));
  return {
    shape: { kind: 'products-as-columns', keep },
    because: choice ? 'chosen' : 'numeric-columns',
    sureness: 'likely',
    headings: {
      count: figures.length,
      first: names[figures[0]],
      last: names[figures[figures.length - 1]],
      firstDay: null,
      lastDay: null,
    },
    needsFirstDay: false,
    suggestedFirstDay: null,
  };
}

/** The shape of a long table, once it is known what its columns mean. */
export function findLongShape(
  columns: readonly Inspection['columns'][number][],
  choice: ShapeChoice | undefined,
  layout: LongLayout = {},
): ShapeFinding {
  const has = (role: ColumnRole) => columns.some((column) => column.role === role);
  const numbersReceipts = columns.some(
    ({ role, reason }) => role === 'receipt' || reason === 'receipt-number' || reason === 'time-of-day',
  );
  // Figures that nobody recognised may be the quantity: then lines are not counted instead.
  const mayCount = columns.some(
    ({ role, kind, reason }) => role === 'ignore' && kind === 'number' && reason === 'name-unknown',
  );
  const lacksQuantity = !has('units') && !has('revenue') && has('date') && has('product') && !mayCount;
  const found = (shape: Shape, because: ShapeFinding['because'], sureness: ShapeFinding['sureness']): ShapeFinding => ({
    shape,
    because: choice ? 'chosen' : because,
    sureness: choice ? 'sure' : sureness,
    headings: null,
    needsFirstDay: false,
    suggestedFirstDay: null,
  });
  if (choice?.kind === 'receipts') {
    return found({ kind: 'receipts', countLines: choice.countLines ?? lacksQuantity, ...layout }, 'chosen', 'sure');
  }
  if (choice || !numbersReceipts) return found({ kind: 'long', ...layout }, 'one-row-each', 'likely');
  if (lacksQuantity) return found({ kind: 'receipts', countLines: true, ...layout }, 'no-quantity', 'likely');
  return found({ kind: 'receipts', countLines: false, ...layout }, 'receipt-columns', 'sure');
}
