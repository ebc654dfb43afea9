// Products and suppliers as files: what is known, under names that an import of a list maps by itself.
import type { Supplier } from '#core/contract/suppliers.ts';
import { TERM_NAMES, type TermName, type TermsLine } from '#core/contract/terms.ts';
import type { ExportWord, Say } from '../export/say.ts';
import type { Cell, ExportColumn, ExportTable } from '../export/table.ts';

const COLUMNS: Readonly<Record<TermName, { word: ExportWord; kind: ExportColumn['kind'] }>> = {
  unitCost: { word: 'Unit cost', kind: 'number' },
  price: { word: 'Price', kind: 'number' },
  leadTimeDays: { word: 'Lead time (days)', kind: 'integer' },
  packSize: { word: 'Pack size', kind: 'integer' },
  moq: { word: 'MOQ', kind: 'integer' },
  shelfLifeDays: { word: 'Shelf life (days)', kind: 'integer' },
  storageLimit: { word: 'Storage limit', kind: 'integer' },
  onOrder: { word: 'On order', kind: 'number' },
  committed: { word: 'Committed', kind: 'number' },
  serviceLevel: { word: 'Service level', kind: 'number' },
};

/** A value that only a default stands in for is left empty and named in the last column: it is no knowledge to import. */
export function termsTable(lines: readonly TermsLine[], say: Say): ExportTable {
  const own = ({ terms }: TermsLine, name: TermName): Cell =>
    terms[name].source === 'set' || terms[name].source === 'file' ? terms[name].value : null;
  return {
    columns: [
      { header: say('Product'), kind: 'text' },
      { header: say('Name'), kind: 'text' },
      { header: say('Category'), kind: 'text' },
      { header: say('Supplier'), kind: 'text' },
      { header: say('On hand'), kind: 'number' },
      ...TERM_NAMES.map((name) => ({ header: say(COLUMNS[name].word), kind: COLUMNS[name].kind })),
      { header: say('Assumed'), kind: 'text' },
    ],
    rows: lines.map((line) => [
      line.product,
      line.name,
      line.category,
      line.supplier,
      line.onHand,
      ...TERM_NAMES.map((name) => own(line, name)),
      TERM_NAMES.filter((name) => line.terms[name].source === 'store')
        .map((name) => `${say(COLUMNS[name].word)} ${line.terms[name].value}`)
        .join('; '),
    ]),
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;

export const suppliersTable = (suppliers: readonly Supplier[], say: Say): ExportTable => ({
  columns: [
    { header: say('Supplier'), kind: 'text' },
    { header: say('Lead time (days)'), kind: 'integer' },
    { header: say('Order days'), kind: 'text' },
    { header: say('Review period (days)'), kind: 'integer' },
    { header: say('Minimum order value'), kind: 'number' },
    { header: say('Currency'), kind: 'text' },
    { header: say('Exchange rate'), kind: 'number' },
    { header: say('Note'), kind: 'text' },
    { header: say('Products'), kind: 'integer' },
    { header: say('Deliveries took'), kind: 'text' },
  ],
  rows: suppliers.map((one) => [
    one.name,
    one.leadTimeDays,
    one.orderWeekdays?.map((day) => say(`weekday: ${WEEKDAYS[day]}`)).join(', ') ?? null,
    one.reviewPeriodDays,
    one.minimumOrderValue,
    one.currency,
    one.currencyRate,
    one.note,
    one.products,
    one.leadTimes
      ?.map(({ days, share }) => say('{days} days {share} %', { days, share: Math.round(share * 100) }))
      .join('; ') ?? null,
  ]),
});
