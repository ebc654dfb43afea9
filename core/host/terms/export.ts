// Products and suppliers as files: what is known, under names that an import of a list maps by itself.
import type { Supplier } from '#core/contract/suppliers.ts';
import { TERM_NAMES, type TermName, type TermsLine } from '#core/contract/terms.ts';
import type { EngineContext } from '../context.ts';
import { writeCsv } from '../export/csv.ts';
import type { Cell, ExportColumn, ExportTable } from '../export/table.ts';
import { writeXlsx } from '../export/xlsx.ts';

export type TableFormat = 'csv' | 'xlsx';

const HEADERS: Readonly<Record<TermName, { header: string; kind: ExportColumn['kind'] }>> = {
  unitCost: { header: 'Unit cost', kind: 'number' },
  price: { header: 'Price', kind: 'number' },
  leadTimeDays: { header: 'Lead time (days)', kind: 'integer' },
  packSize: { header: 'Pack size', kind: 'integer' },
  moq: { header: 'MOQ', kind: 'integer' },
  shelfLifeDays: { header: 'Shelf life (days)', kind: 'integer' },
  storageLimit: { header: 'Storage limit', kind: 'integer' },
  onOrder: { header: 'On order', kind: 'number' },
  committed: { header: 'Committed', kind: 'number' },
  serviceLevel: { header: 'Service level', kind: 'number' },
};

/** A value that only a default stands in for is left empty and named in the last column: it is no knowledge to import. */
export function termsTable(lines: readonly TermsLine[]): ExportTable {
  const own = ({ terms }: TermsLine, name: TermName): Cell =>
    terms[name].source === 'set' || terms[name].source === 'file' ? terms[name].value : null;
  return {
    columns: [
      { header: 'Product', kind: 'text' },
      { header: 'Name', kind: 'text' },
      { header: 'Category', kind: 'text' },
      { header: 'Supplier', kind: 'text' },
      { header: 'On hand', kind: 'number' },
      ...TERM_NAMES.map((name) => HEADERS[name]),
      { header: 'Assumed', kind: 'text' },
    ],
    rows: lines.map((line) => [
      line.product,
      line.name,
      line.category,
      line.supplier,
      line.onHand,
      ...TERM_NAMES.map((name) => own(line, name)),
      TERM_NAMES.filter((name) => line.terms[name].source === 'store')
        .map((name) => `${HEADERS[name].header} ${line.terms[name].value}`)
        .join('; '),
    ]),
  };
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

export const suppliersTable = (suppliers: readonly Supplier[]): ExportTable => ({
  columns: [
    { header: 'Supplier', kind: 'text' },
    { header: 'Lead time (days)', kind: 'integer' },
    { header: 'Order days', kind: 'text' },
    { header: 'Review period (days)', kind: 'integer' },
    { header: 'Minimum order value', kind: 'number' },
    { header: 'Currency', kind: 'text' },
    { header: 'Exchange rate', kind: 'number' },
    { header: 'Note', kind: 'text' },
    { header: 'Products', kind: 'integer' },
    { header: 'Deliveries took', kind: 'text' },
  ],
  rows: suppliers.map((one) => [
    one.name,
    one.leadTimeDays,
    one.orderWeekdays?.map((day) => WEEKDAYS[day]).join(', ') ?? null,
    one.reviewPeriodDays,
    one.minimumOrderValue,
    one.currency,
    one.currencyRate,
    one.note,
    one.products,
    one.leadTimes?.map(({ days, share }) => `${days} days ${Math.round(share * 100)} %`).join('; ') ?? null,
  ]),
});

/** Writes a table into the depot. Throws storage/*, cancelled. */
export async function saveTable(
  ctx: EngineContext,
  table: ExportTable,
  { title, format }: { title: string; format: TableFormat },
  signal?: AbortSignal,
): Promise<{ fileId: string; name: string; rows: number }> {
  const { fileId, path } = ctx.files.create(`${title}.${format}`);
  try {
    const rows =
      format === 'csv'
        ? await writeCsv(path, table, { signal })
        : await writeXlsx(path, table, { sheetName: title.slice(0, 31), signal });
    ctx.files.seal(fileId);
    return { fileId, name: ctx.files.get(fileId).name, rows };
  } catch (error) {
    ctx.files.discard(fileId);
    throw error;
  }
}
