// Exports of tills in shops, with the header lines that these products write.

import { DAILY, LINES, type Line, moneyOf, SOLD } from './sales.ts';
import { type SampleExport, sized, sku } from './sample-export.ts';
import {
  accountant,
  american,
  byHeader,
  clock,
  dollars,
  euros,
  french,
  frenchMoney,
  german,
  halfDayClock,
  iso,
  minusBehind,
  orders,
  plain,
  row,
  shortAmerican,
  table,
} from './writing.ts';

const SQUARE =
  'Date,Time,Time Zone,Category,Item,Qty,Price Point Name,SKU,Modifiers Applied,Gross Sales,Discounts,Net Sales,Tax,Transaction ID,Payment ID,Device Name,Notes,Details,Event Type,Location,Dining Option,Customer ID,Customer Name,Customer Reference ID,Unit,Count,GTIN,Itemization Type,Commission,Employee,Fulfillment Note,Channel,Token,Card Brand,PAN Suffix';
const square = byHeader(SQUARE, ',', (line) => ({
  Date: shortAmerican(line),
  Time: `${clock(line)}:07`,
  'Time Zone': 'Eastern Time (US & Canada)',
  Category: line.article.category,
  Item: line.article.name,
  Qty: `${line.units}.0`,
  'Price Point Name': line.article.size || 'Regular',
  SKU: line.article.sku,
  'Gross Sales': dollars(line.units * line.article.cents),
  Discounts: '$0.00',
  'Net Sales': dollars(line.units * line.article.cents),
  Tax: '$0.00',
  'Transaction ID': `TX${line.order}`,
  'Payment ID': `P${line.order}`,
  'Event Type': line.units < 0 ? 'Refund' : 'Payment',
  Location: 'Main Street',
  Unit: 'ea',
  Count: line.units,
  'Itemization Type': 'Physical Good',
}));

const LIGHTSPEED_X =
  'Date,Receipt Number,Line Type,Customer Code,Customer Name,Note,Quantity,Subtotal,Sales Tax,Discount,Loyalty,Total,Paid,Details,Register,User,Status,Sku,AccountCodeSale,AccountCodePurchase';
/** Each receipt is a line for the sale, one for each article, one for the payment. */
function lightspeed(lines: readonly Line[]): (string | number)[][] {
  const names = LIGHTSPEED_X.split(',');
  return orders(lines).flatMap((order) => {
    const [first] = order;
    const cents = order.reduce((sum, line) => sum + line.units * line.article.cents, 0);
    const common = {
      Date: `${iso(first)} ${clock(first)}:07`,
      'Receipt Number': first.order,
      Register: 'Main Register',
      User: 'Ada',
      Status: first.cancelled ? 'VOIDED' : 'CLOSED',
    };
    const of = (cells: Record<string, string | number>) =>
      names.map((column) => ({ ...common, ...cells })[column as 'Date'] ?? '');
    const units = order.reduce((sum, line) => sum + line.units, 0);
    return [
      of({ 'Line Type': 'Sale', Quantity: units, Subtotal: plain(cents), Total: plain(cents), Paid: plain(cents) }),
      ...order.map((line) =>
        of({
          'Line Type': 'Sale Line',
          Quantity: line.units,
          Subtotal: plain(line.units * line.article.cents),
          Discount: '0.00',
          Total: plain(line.units * line.article.cents),
          Details: line.article.name,
          Sku: line.article.sku,
        }),
      ),
      of({ 'Line Type': 'Payment', Paid: plain(cents), Details: 'Cash' }),
    ];
  });
}

const LOYVERSE =
  'Date,Receipt number,Receipt type,Category,SKU,Item,Variant,Modifiers applied,Quantity,Gross sales,Discounts,Net sales,Cost of goods,Gross profit,Taxes,Dining option,POS,Store,Cashier name,Customer name,Customer contacts,Comment,Status';
/** Refunds have positive quantities: the type says that they came back. */
const loyverse = byHeader(LOYVERSE, ',', (line) => ({
  Date: `${american(line)} ${halfDayClock(line)}`,
  'Receipt number': `2-${line.order}`,
  'Receipt type': line.units < 0 ? 'Refund' : 'Sale',
  Category: line.article.category,
  SKU: line.article.sku,
  Item: line.article.name,
  Variant: line.article.size,
  Quantity: `${Math.abs(line.units)}.000`,
  'Gross sales': plain(Math.abs(line.units) * line.article.cents),
  Discounts: '0.00',
  'Net sales': plain(Math.abs(line.units) * line.article.cents),
  'Cost of goods': plain(Math.round((Math.abs(line.units) * line.article.cents) / 2)),
  'Gross profit': plain(Math.round((Math.abs(line.units) * line.article.cents) / 2)),
  Taxes: '0.00',
  POS: 'POS 1',
  Store: 'Route 98',
  'Cashier name': 'Owner',
  Status: line.cancelled ? 'Cancelled' : 'Closed',
}));

const TOAST =
  'Location,Order Id,Order #,Sent Date,Order Date,Check Id,Server,Table,Dining Area,Service,Dining Option,Item Selection Id,Item Id,Master Id,SKU,PLU,Menu Item,Menu Subgroup(s),Menu Group,Menu,Sales Category,Gross Price,Discount,Net Price,Qty,Tax,Void?,Deferred,Tax Exempt,Tax Inclusion Option,Dining Option Tax,Tab Name';
const toast = byHeader(TOAST, ',', (line) => ({
  Location: 'Harbour',
  'Order Id': 900_000_000 + line.order,
  'Order #': line.order % 97,
  'Sent Date': `${shortAmerican(line)} ${halfDayClock(line)}`,
  'Order Date': `${shortAmerican(line)} ${halfDayClock(line)}`,
  'Check Id': 800_000_000 + line.order,
  Server: 'Ada',
  'Item Id': 4_000_000 + line.article.cents,
  'Master Id': 5_000_000 + line.article.cents,
  'Menu Item': line.article.name,
  'Menu Group': line.article.category,
  Menu: 'All day',
  'Sales Category': 'Food',
  'Gross Price': plain(line.units * line.article.cents),
  Discount: '0.00',
  'Net Price': plain(line.units * line.article.cents),
  Qty: `${line.units}.0`,
  Tax: '0.50',
  'Void?': line.cancelled ? 'true' : 'false',
}));

const CLOVER =
  'Line Item Date,Order ID,Item ID,Item Name,Item Custom ID,Category,Per Unit Quantity,Item Revenue,Discount Amount,Refunded,Order Employee Name,Item Product Code,Item SKU';
const clover = byHeader(CLOVER, ',', (line) => ({
  'Line Item Date': `${iso(line)} ${clock(line)}`,
  'Order ID': `ORD${line.order}`,
  'Item ID': `ID${line.article.sku}`,
  'Item Name': line.article.name,
  Category: line.article.category,
  'Per Unit Quantity': line.units,
  'Item Revenue': plain(line.units * line.article.cents),
  'Order Employee Name': 'Ada',
  'Item SKU': line.article.sku,
}));

const SHOPKEEP =
  'Time,Register Name/Number,Cashier Name,Operation Type,Store Code,UPC,Line Item,Department,Category,Supplier,Supplier Code,Cost,Price,Quantity,Modifiers,Subtotal,Discounts,Net Total,Tax,Total Due,Transaction ID,Customer ID';
const shopkeep = byHeader(SHOPKEEP, ',', (line) => ({
  Time: `${iso(line)} ${clock(line)}:00 -0500`,
  'Register Name/Number': 'Till 1',
  'Cashier Name': 'Ada',
  'Operation Type': line.units < 0 ? 'Return' : 'Sale',
  'Store Code': '',
  UPC: line.article.ean,
  'Line Item': line.article.name,
  Department: 'Food',
  Category: line.article.category,
  Cost: plain(Math.round(line.article.cents / 2)),
  Price: plain(line.article.cents),
  Quantity: line.units,
  Subtotal: plain(line.units * line.article.cents),
  Discounts: '0.00',
  'Net Total': plain(line.units * line.article.cents),
  Tax: '0.00',
  'Total Due': plain(line.units * line.article.cents),
  'Transaction ID': line.order,
}));

/** With titles above, sums of each day and a total below. */
function germanTill(): string {
  const days = [...new Set(DAILY.map(({ day }) => day))];
  const lines = ['Artikelumsätze;;;;;', 'Filiale 1;Zeitraum: 03.03.2025 - 01.05.2025;;;;', '', ''];
  lines.push('Datum;Art.-Nr.;Artikelbezeichnung;Warengruppe;Menge;Umsatz brutto €');
  for (const day of days) {
    const sold = DAILY.filter((line) => line.day === day);
    for (const line of sold) {
      const { sku: code, name: text, category, cents } = line.article;
      lines.push(row([german(line), code, text, category, `${line.units},000`, euros(line.units * cents)], ';'));
    }
    lines.push(`Summe ${german({ day })};;;;${sold.reduce((sum, { units }) => sum + units, 0)},000;`);
  }
  lines.push(`Gesamtsumme;;;;;${euros(moneyOf(DAILY) * 100)}`, 'Ende der Liste;;;;;');
  return `${lines.join('\r\n')}\r\n`;
}

const DATEV =
  'Belegdatum;Belegfeld 1;Artikelnummer;Artikeltext;Menge;Einheit;VK-Preis;Umsatz (ohne Soll/Haben-Kz);MwSt %;Storno';
const datev = byHeader(DATEV, ';', (line) => ({
  Belegdatum: german(line),
  'Belegfeld 1': `R${line.order}`,
  Artikelnummer: line.article.sku,
  Artikeltext: line.article.name,
  Menge: minusBehind(line.units * 100),
  Einheit: 'Stk',
  'VK-Preis': euros(line.article.cents),
  'Umsatz (ohne Soll/Haben-Kz)': minusBehind(line.units * line.article.cents),
  'MwSt %': '19,00',
  Storno: line.cancelled ? 'J' : 'N',
}));

const Z_DE_CAISSE = 'Date;N° ticket;Code article;Désignation;Famille;Qté;Prix unitaire TTC;Remise %;CA TTC';
const zDeCaisse = byHeader(Z_DE_CAISSE, ';', (line) => ({
  Date: `${french(line)} ${clock(line)}`,
  'N° ticket': line.order,
  'Code article': line.article.sku,
  Désignation: line.article.name,
  Famille: line.article.category,
  Qté: line.units,
  'Prix unitaire TTC': frenchMoney(line.article.cents),
  'Remise %': '0 %',
  'CA TTC': frenchMoney(line.units * line.article.cents),
}));

export const TILL_EXPORTS: readonly SampleExport[] = [
  {
    title: 'Square items in detail, with refunds and money signs',
    files: (folder) => [folder.text('items-2025-03-03-2025-05-02.csv', table(SQUARE, square(SOLD)))],
    preset: 'square',
    kind: 'receipts',
    roles: { Date: 'date', Qty: 'units', SKU: 'product', 'Net Sales': 'revenue', Location: 'store', Count: 'ignore' },
    reading: { dateOrder: 'mdy', decimalMark: '.' },
    product: sku,
  },
  {
    title: 'Square items without codes: the size tells them apart',
    files: (folder) => [
      folder.text(
        'items.csv',
        table(
          SQUARE,
          square(SOLD).map((cells) => cells.map((cell, i) => (i === 7 ? '' : cell))),
        ),
      ),
    ],
    preset: 'square',
    kind: 'receipts',
    roles: { Date: 'date', Qty: 'units', Item: 'product', 'Price Point Name': 'variant' },
    product: (line) => (line.article.size ? sized(line) : `${line.article.name} Regular`),
  },
  {
    title: 'Lightspeed X sales history: a sale, its lines, its payment',
    files: (folder) => [folder.text('vend-sales-history.csv', table(LIGHTSPEED_X, lightspeed(LINES)))],
    preset: 'lightspeed',
    kind: 'receipts',
    roles: { Date: 'date', Sku: 'product', Quantity: 'units', Status: 'cancelled', 'Line Type': 'lineType' },
    product: sku,
  },
  {
    title: 'Loyverse receipts by item, refunds with positive quantities',
    files: (folder) => [folder.text('receipts-by-item-2025-03-03-2025-05-01.csv', table(LOYVERSE, loyverse(LINES)))],
    preset: null,
    kind: 'receipts',
    roles: {
      Date: 'date',
      SKU: 'product',
      Item: 'productName',
      Quantity: 'units',
      'Receipt type': 'lineType',
      Store: 'store',
      'Net sales': 'revenue',
      Status: 'cancelled',
    },
    reading: { dateOrder: 'mdy' },
    product: sku,
  },
  {
    title: 'Toast item selections, voided ones among them',
    files: (folder) => [folder.text('ItemSelectionDetails.csv', table(TOAST, toast(LINES)))],
    preset: null,
    kind: 'receipts',
    roles: {
      'Order Date': 'date',
      'Item Id': 'product',
      'Menu Item': 'productName',
      Qty: 'units',
      'Void?': 'cancelled',
      'Net Price': 'revenue',
    },
    reading: { dateOrder: 'mdy' },
    product: ({ article }) => String(4_000_000 + article.cents),
  },
  {
    title: 'Clover line items',
    files: (folder) => [folder.text('LineItemsExport.csv', table(CLOVER, clover(SOLD)))],
    preset: null,
    kind: 'receipts',
    roles: { 'Line Item Date': 'date', 'Item ID': 'product', 'Per Unit Quantity': 'units', 'Item Revenue': 'revenue' },
    product: ({ article }) => `ID${article.sku}`,
  },
  {
    title: 'ShopKeep transactions by item: the day stands in a column called Time',
    files: (folder) => [folder.text('transactions-by-item.csv', table(SHOPKEEP, shopkeep(SOLD)))],
    preset: null,
    kind: 'receipts',
    roles: { Time: 'date', UPC: 'product', 'Line Item': 'productName', Quantity: 'units', Price: 'price' },
    product: ({ article }) => article.ean,
  },
  {
    title: 'German till: titles above, sums of each day between, a total below',
    files: (folder) => [folder.text('kasse.csv', germanTill(), { encoding: 'windows-1252' })],
    preset: 'german-till',
    kind: 'long',
    roles: {
      Datum: 'date',
      'Art.-Nr.': 'product',
      Menge: 'units',
      'Umsatz brutto €': 'revenue',
      Warengruppe: 'category',
    },
    reading: { encoding: 'windows-1252', delimiter: ';', decimalMark: ',', dateOrder: 'dmy', headerLine: 5 },
    product: sku,
    lines: DAILY,
    rejected: new Set(DAILY.map(({ day }) => day)).size + 1,
  },
  {
    title: 'German books: minus signs behind, lines of cancelled receipts marked J',
    files: (folder) => [folder.text('Buchungen.csv', table(DATEV, datev(LINES), ';'), { encoding: 'windows-1252' })],
    preset: 'german-till',
    kind: 'receipts',
    roles: { Belegdatum: 'date', Artikelnummer: 'product', Menge: 'units', 'VK-Preis': 'price', Storno: 'cancelled' },
    reading: { decimalMark: ',', dateOrder: 'dmy' },
    product: sku,
  },
  {
    title: 'French Z de caisse in UTF-16',
    files: (folder) => [
      folder.text('Z de caisse.txt', table(Z_DE_CAISSE, zDeCaisse(SOLD), ';'), { encoding: 'utf16le', mark: true }),
    ],
    preset: 'french-till',
    kind: 'receipts',
    roles: { Date: 'date', 'Code article': 'product', Qté: 'units', 'Prix unitaire TTC': 'price', 'CA TTC': 'revenue' },
    reading: { encoding: 'utf-16le', decimalMark: ',', dateOrder: 'dmy' },
    product: sku,
  },
  {
    title: 'an American till with returns in parentheses',
    files: (folder) => [
      folder.text(
        'sales.csv',
        table(
          'Business Date,Item Number,Item Description,Qty Sold,Net Amount',
          SOLD.map((line) => [
            american(line),
            line.article.sku,
            line.article.name,
            accountant(line.units * 100),
            `$${accountant(line.units * line.article.cents)}`,
          ]),
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { 'Business Date': 'date', 'Item Number': 'product', 'Qty Sold': 'units', 'Net Amount': 'revenue' },
    reading: { dateOrder: 'mdy', decimalMark: '.' },
    product: sku,
    revenue: moneyOf(SOLD),
  },
];
