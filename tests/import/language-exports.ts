// Layouts that only a language or a system gives away: short German tills, SAP, Italian, Dutch, Portuguese; and days in parts.
import { isoFromDay, partsOf } from '#core/math/day.ts';
import { DAILY, FIRST_DAY, type Line, SOLD } from './sales.ts';
import { name, type SampleExport, sku } from './sample-export.ts';
import { clock, euros, french, german, iso, plain, table } from './writing.ts';

const cents = (line: Line): number => line.units * line.article.cents;
/** The line, with its day moved to the first of its week or month. */
const at = (first: (day: number) => number): Line[] => DAILY.map((line) => ({ ...line, day: first(line.day) }));
/** The first day of the sales is the Monday of week 10. */
const weekOf = ({ day }: Line): number => 10 + Math.floor((day - FIRST_DAY) / 7);
const ITALIAN_MONTHS = ['gennaio', 'febbraio', 'marzo', 'aprile', 'maggio'];

type Cells = (line: Line) => (string | number)[];
const text =
  (file: string, header: string, cells: Cells, lines: readonly Line[] = DAILY): SampleExport['files'] =>
  (folder) => [folder.text(file, table(header, lines.map(cells), header.includes(';') ? ';' : ','))];

const plainTable = (
  title: string,
  file: string,
  header: string,
  cells: Cells,
  roles: NonNullable<SampleExport['roles']>,
): SampleExport => ({
  title,
  files: text(file, header, cells),
  preset: null,
  kind: 'long',
  roles,
  product: sku,
  lines: DAILY,
  revenue: Object.values(roles).includes('revenue') ? undefined : null,
});

export const LANGUAGE_EXPORTS: readonly SampleExport[] = [
  {
    title: 'a German till that is short of words',
    files: text(
      'bons.csv',
      'Bon;Datum;Zeit;Art;Bezeichnung;Anz;EP;GP',
      (line) => [
        line.order,
        `${german(line).slice(0, 6)}25`,
        clock(line),
        'V',
        line.article.name,
        line.units,
        euros(line.article.cents),
        euros(cents(line)),
      ],
      SOLD,
    ),
    preset: null,
    kind: 'receipts',
    roles: { Datum: 'date', Bezeichnung: 'product', Anz: 'units', EP: 'price', Bon: 'ignore' },
    product: name,
  },
  plainTable(
    'SAP documents',
    'MSEG.csv',
    'Buchungskreis;Werk;Material;Materialkurztext;Buchungsdatum;Menge in BME;BME;Betrag in HW;Bewegungsart',
    (line) => [
      '1000',
      '0001',
      line.article.sku,
      line.article.name,
      german(line),
      `${line.units},000`,
      'ST',
      euros(cents(line)),
      601,
    ],
    { Material: 'product', Buchungsdatum: 'date', 'Menge in BME': 'units', 'Betrag in HW': 'revenue' },
  ),
  plainTable(
    'Italian',
    'vendite.csv',
    'Data;Codice;Descrizione;Quantità;Prezzo;Importo',
    (line) => [
      french(line),
      line.article.sku,
      line.article.name,
      line.units,
      euros(line.article.cents),
      euros(cents(line)),
    ],
    { Data: 'date', Codice: 'product', Descrizione: 'productName', Quantità: 'units', Importo: 'revenue' },
  ),
  plainTable(
    'Dutch',
    'verkopen.csv',
    'Datum;Artikelnummer;Omschrijving;Aantal;Prijs;Omzet',
    (line) => [
      german(line).replaceAll('.', '-'),
      line.article.sku,
      line.article.name,
      line.units,
      euros(line.article.cents),
      euros(cents(line)),
    ],
    { Datum: 'date', Artikelnummer: 'product', Aantal: 'units', Prijs: 'price', Omzet: 'revenue' },
  ),
  plainTable(
    'Portuguese',
    'vendas.csv',
    'Data da venda;Código;Descrição;Quantidade;Valor unitário;Valor total',
    (line) => [
      french(line),
      line.article.sku,
      line.article.name,
      line.units,
      euros(line.article.cents),
      euros(cents(line)),
    ],
    { 'Data da venda': 'date', Código: 'product', Quantidade: 'units', 'Valor total': 'revenue' },
  ),
  plainTable(
    'items of a web shop as an analytics service counts them',
    'ecommerce.csv',
    'Date,Item ID,Item name,Items purchased,Item revenue',
    (line) => [iso(line).replaceAll('-', ''), line.article.sku, line.article.name, line.units, plain(cents(line))],
    { Date: 'date', 'Item ID': 'product', 'Items purchased': 'units', 'Item revenue': 'revenue' },
  ),
  plainTable(
    'year, month and day in columns of their own',
    'parts.csv',
    'Year,Month,Day,SKU,Units',
    (line) => [...isoFromDay(line.day).split('-').map(Number), line.article.sku, line.units],
    { '(date)': 'date', SKU: 'product', Units: 'units' },
  ),
  {
    ...plainTable(
      'year and calendar week in columns of their own',
      'wochen.csv',
      'Jahr;KW;Artikelnummer;Menge',
      (line) => [2025, weekOf(line), line.article.sku, line.units],
      { '(date)': 'date', Artikelnummer: 'product', Menge: 'units' },
    ),
    lines: at((day) => day - ((day - FIRST_DAY) % 7)),
  },
  {
    ...plainTable(
      'year and the name of the month in columns of their own',
      'mesi.csv',
      'Anno;Mese;Codice;Quantità',
      (line) => [2025, ITALIAN_MONTHS[partsOf(line.day).month - 1], line.article.sku, line.units],
      { '(date)': 'date', Codice: 'product', Quantità: 'units' },
    ),
    lines: at((day) => day - partsOf(day).dayOfMonth + 1),
  },
];
