// Reports of a whole shop's day, without products: they are one product for the whole store.
import { DAILY, type Line, moneyOf, SOLD } from './sales.ts';
import type { SampleExport } from './sample-export.ts';
import { american, clock, euros, french, german, iso, plain, table } from './writing.ts';

/** The line that stands for all that was sold on a day: its units, or its takings where a report counts nothing. */
const DAYS = [...new Set(DAILY.map(({ day }) => day))].map((day) => {
  const lines = DAILY.filter((line) => line.day === day);
  return {
    day,
    lines,
    cents: Math.round(moneyOf(lines) * 100),
    units: lines.reduce((sum, { units }) => sum + units, 0),
  };
});
const totalsOf = (units: (day: (typeof DAYS)[number]) => number): Line[] =>
  DAYS.map((day) => ({ ...day.lines[0], units: units(day) }));
const COUNTED = totalsOf(({ units }) => units);
const TAKINGS = totalsOf(({ cents }) => cents / 100);

const WHOLE = () => 'Whole store';
const RECEIPTS = [...new Set(SOLD.map(({ order }) => order))].map((order) => {
  const lines = SOLD.filter((line) => line.order === order);
  return { line: lines[0], cents: Math.round(moneyOf(lines) * 100) };
});

export const WHOLE_STORE_EXPORTS: readonly SampleExport[] = [
  {
    title: 'German Z reports: taxes and ways of paying beside the takings',
    files: (folder) => [
      folder.text(
        'Z-Berichte.csv',
        table(
          'Datum;Z-Nr.;Kasse;Umsatz brutto;Umsatz netto;MwSt 19 %;MwSt 7 %;Bar;EC-Karte;Anzahl Bons;Bemerkung',
          DAYS.map(({ day, cents }, i) => [
            german({ day }),
            i + 1,
            'Kasse 1',
            euros(cents),
            euros(Math.round(cents / 1.19)),
            euros(cents - Math.round(cents / 1.19)),
            '0,00',
            euros(Math.round(cents / 2)),
            euros(cents - Math.round(cents / 2)),
            3,
            i % 9 === 0 ? `Kassensturz ${i}` : '',
          ]),
          ';',
        ),
        { encoding: 'windows-1252' },
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { Datum: 'date', 'Umsatz brutto': 'revenue', Kasse: 'ignore', Bar: 'ignore', 'Z-Nr.': 'ignore' },
    product: WHOLE,
    lines: TAKINGS,
    revenue: moneyOf(DAILY),
  },
  {
    title: 'a day with its pieces and takings',
    files: (folder) => [
      folder.text(
        'daily summary.csv',
        table(
          'Date,Items sold,Net sales,Customers',
          DAYS.map(({ day, units, cents }) => [american({ day }), units, plain(cents), 40 + (day % 7)]),
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { Date: 'date', 'Items sold': 'units', 'Net sales': 'revenue' },
    product: WHOLE,
    lines: COUNTED,
    revenue: moneyOf(DAILY),
  },
  {
    title: 'French daily takings by way of paying',
    files: (folder) => [
      folder.text(
        'recettes.csv',
        table(
          'Date;Total TTC;Total HT;TVA 20%;Espèces;CB;Nb tickets',
          DAYS.map(({ day, cents }) => [
            french({ day }),
            euros(cents).replaceAll('.', ' '),
            euros(Math.round(cents / 1.2)).replaceAll('.', ' '),
            euros(cents - Math.round(cents / 1.2)).replaceAll('.', ' '),
            '0,00',
            euros(cents).replaceAll('.', ' '),
            12,
          ]),
          ';',
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { Date: 'date', 'Total TTC': 'revenue' },
    product: WHOLE,
    lines: TAKINGS,
    revenue: moneyOf(DAILY),
  },
  {
    title: 'receipts without lines',
    files: (folder) => [
      folder.text(
        'tickets.csv',
        table(
          'Fecha;Hora;Nº ticket;Caja;Forma de pago;Total',
          RECEIPTS.map(({ line, cents }) => [
            french(line),
            clock(line),
            line.order,
            'Caja 1',
            line.order % 2 ? 'Efectivo' : 'Tarjeta',
            euros(cents),
          ]),
          ';',
        ),
      ),
    ],
    preset: null,
    kind: 'receipts',
    roles: { Fecha: 'date', Total: 'revenue', Caja: 'ignore', 'Forma de pago': 'ignore' },
    product: WHOLE,
    lines: TAKINGS,
    revenue: moneyOf(DAILY),
  },
  {
    title: 'totals of a chain: a row for each store and day',
    files: (folder) => [
      folder.text(
        'chain.csv',
        table(
          'Store,Date,Sales',
          DAYS.map((day) => ['S1', iso(day), day.units]),
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { Store: 'store', Date: 'date', Sales: 'units' },
    product: WHOLE,
    lines: COUNTED,
    revenue: null,
  },
];
