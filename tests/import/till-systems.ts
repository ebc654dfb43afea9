// More tills and cash-register systems: DSFinV-K, SumUp, Zettle, Lightspeed R, Odoo, JTL, Vectron, French and Spanish ones.
import { DAILY, LINES, type Line, SOLD } from './sales.ts';
import { name, type SampleExport, sized, sku } from './sample-export.ts';
import { byHeader, clock, euros, french, german, iso, offset, plain, table } from './writing.ts';

const unitsOf = (units: number): string => `${units},00`;
const cents = (line: Line): number => line.units * line.article.cents;

const DSFINVK_LINES =
  'Z_KASSE_ID;Z_ERSTELLUNG;Z_NR;BON_ID;POS_ZEILE;GUTSCHEIN_NR;ARTIKELTEXT;POS_TERMINAL_ID;GV_TYP;GV_NAME;INHAUS;P_STORNO;AGENTUR_ID;ART_NR;GTIN;WARENGR_ID;WARENGR;MENGE;FAKTOR;EINHEIT;STK_BR';
const DSFINVK_BONS =
  'Z_KASSE_ID;Z_ERSTELLUNG;Z_NR;BON_ID;BON_NR;BON_TYP;BON_NAME;TERMINAL_ID;BON_STORNO;BON_START;BON_ENDE;BEDIENER_ID;BEDIENER_NAME;UMS_BRUTTO;KUNDE_NAME;BON_NOTIZ';
/** The till is closed at four in the morning: the closing is of the day after. */
const closing = (line: Line) => ({
  Z_KASSE_ID: 'KASSE-1',
  Z_ERSTELLUNG: `${iso({ day: line.day + 1 })}T04:00:00+01:00`,
  Z_NR: line.day - 20_000,
  BON_ID: `${line.order}`,
});
const dsfinvkLines = byHeader(DSFINVK_LINES, ';', (line, first) => ({
  ...closing(line),
  POS_ZEILE: first ? 1 : 2,
  ARTIKELTEXT: line.article.name,
  GV_TYP: 'Umsatz',
  INHAUS: 0,
  P_STORNO: 0,
  AGENTUR_ID: 0,
  ART_NR: line.article.sku,
  GTIN: line.article.ean,
  WARENGR_ID: line.article.category.length,
  WARENGR: line.article.category,
  MENGE: `${line.units},000`,
  FAKTOR: '1,000',
  EINHEIT: 'Stück',
  STK_BR: euros(line.article.cents).replaceAll('.', ''),
}));
const dsfinvkBons = (lines: readonly Line[]) =>
  byHeader(DSFINVK_BONS, ';', (line) => ({
    ...closing(line),
    BON_NR: line.order,
    BON_TYP: 'Beleg',
    BON_STORNO: 0,
    BON_START: `${iso(line)}T${clock(line)}:00${offset(line)}`,
    BON_ENDE: `${iso(line)}T${clock(line)}:30${offset(line)}`,
    BEDIENER_ID: 1,
    BEDIENER_NAME: 'Ada',
    UMS_BRUTTO: '99,00',
  }))([...new Map(lines.map((line) => [line.order, line])).values()]);

const SUMUP =
  'Account,Date,Time,Type,Transaction ID,Receipt Number,Payment Method,Quantity,Description,Currency,Price before Discount,Discount,Price (Gross),Price (Net),Tax,Tax rate,Transaction refunded';
const sumup = byHeader(SUMUP, ',', (line) => ({
  Account: 'ada@example.org',
  Date: iso(line),
  Time: clock(line),
  Type: line.units < 0 ? 'Refund' : 'Sale',
  'Transaction ID': `T${line.order}`,
  'Receipt Number': `S0000${line.order}`,
  'Payment Method': line.order % 2 ? 'Cash' : 'Card',
  Quantity: line.units,
  Description: line.article.name,
  Currency: 'EUR',
  'Price before Discount': plain(cents(line)),
  Discount: '0.00',
  'Price (Gross)': plain(cents(line)),
  'Price (Net)': plain(Math.round(cents(line) / 1.19)),
  Tax: plain(cents(line) - Math.round(cents(line) / 1.19)),
  'Tax rate': '19%',
}));

const ZETTLE =
  'Date,Time,Receipt number,Name,Variant,Category,Sku,Barcode,Quantity,Unit,Unit price (EUR),VAT rate,Final price (EUR),Staff';
const zettle = byHeader(ZETTLE, ',', (line) => ({
  Date: iso(line),
  Time: clock(line),
  'Receipt number': line.order,
  Name: line.article.name,
  Variant: line.article.size,
  Category: line.article.category,
  Sku: line.article.sku,
  Barcode: line.article.ean,
  Quantity: line.units,
  Unit: 'pcs',
  'Unit price (EUR)': plain(line.article.cents),
  'VAT rate': '19%',
  'Final price (EUR)': plain(cents(line)),
  Staff: 'Ada',
}));

const LIGHTSPEED_R =
  'ID,Date,Sale ID,Item,Description,Quantity,Retail,Subtotal,Discount,Subtotal w/ Discounts,Total,Cost,Profit,Margin,Customer,Employee,Register,Shop';
const lightspeedR = byHeader(LIGHTSPEED_R, ',', (line) => ({
  ID: line.order * 10 + line.article.cents,
  Date: `${iso(line)} ${clock(line)}:00`,
  'Sale ID': line.order,
  Item: line.article.sku,
  Description: line.article.name,
  Quantity: line.units,
  Retail: `$${plain(line.article.cents)}`,
  Subtotal: `$${plain(cents(line))}`,
  Discount: '$0.00',
  'Subtotal w/ Discounts': `$${plain(cents(line))}`,
  Total: `$${plain(Math.round(cents(line) * 1.08))}`,
  Cost: `$${plain(Math.round(cents(line) / 2))}`,
  Profit: `$${plain(cents(line) - Math.round(cents(line) / 2))}`,
  Margin: '50%',
  Customer: 'Ada',
  Employee: 'Bob',
  Register: 'Register 1',
  Shop: 'Main Street',
}));

const ODOO =
  'Order Ref,Order Date,Point of Sale,Session,Product,Product Category,Quantity,Unit Price,Discount (%),Subtotal w/o Tax,Subtotal,Status';
const odoo = byHeader(ODOO, ',', (line) => ({
  'Order Ref': `Shop/${line.order}`,
  'Order Date': `${iso(line)} ${clock(line)}:00`,
  'Point of Sale': 'Shop',
  Session: `POS/${line.day}`,
  Product: `[${line.article.sku}] ${sized(line)}`,
  'Product Category': line.article.category,
  Quantity: `${line.units}.0`,
  'Unit Price': plain(line.article.cents),
  'Discount (%)': '0.0',
  'Subtotal w/o Tax': plain(Math.round(cents(line) / 1.19)),
  Subtotal: plain(cents(line)),
  Status: line.cancelled ? 'Cancelled' : 'Posted',
}));

const JTL =
  'Auftragsnummer;Externe Auftragsnummer;Auftragsdatum;Kundennummer;Plattform;Zahlungsart;Versandart;Versanddatum;Artikelnummer;Artikelname;Anzahl;VK Netto;VK Brutto;MwSt-Satz;EK Netto;Rabatt;Storniert';
const jtl = byHeader(JTL, ';', (line) => ({
  Auftragsnummer: `AU${line.order}`,
  Auftragsdatum: `${german(line)} ${clock(line)}`,
  Kundennummer: 7000 + line.order,
  Plattform: 'JTL-Shop',
  Zahlungsart: 'PayPal',
  Versandart: 'DHL',
  Versanddatum: german({ day: line.day + 1 }),
  Artikelnummer: line.article.sku,
  Artikelname: line.article.name,
  Anzahl: unitsOf(line.units),
  'VK Netto': euros(Math.round(line.article.cents / 1.19)),
  'VK Brutto': euros(line.article.cents),
  'MwSt-Satz': '19',
  'EK Netto': euros(Math.round(line.article.cents / 2)),
  Rabatt: '0',
  Storniert: line.cancelled ? '1' : '0',
}));

const ORDERBIRD =
  'Datum;Uhrzeit;Rechnungsnummer;PLU;Artikel;Kategorie;Anzahl;Einzelpreis;Gesamtpreis;MwSt.;Kellner;Tisch;Zahlungsart';
const orderbird = byHeader(ORDERBIRD, ';', (line) => ({
  Datum: german(line),
  Uhrzeit: clock(line),
  Rechnungsnummer: line.order,
  PLU: line.article.sku,
  Artikel: line.article.name,
  Kategorie: line.article.category,
  Anzahl: line.units,
  Einzelpreis: `${euros(line.article.cents)} €`,
  Gesamtpreis: `${euros(cents(line))} €`,
  'MwSt.': '19 %',
  Kellner: 'Ada',
  Tisch: 4,
  Zahlungsart: 'Bar',
}));

const VECTRON = 'Datum;Filialnr.;PLU-Nr.;PLU-Bezeichnung;WG-Nr.;Warengruppe;Anzahl;Umsatz;Umsatz netto';
const vectron = byHeader(VECTRON, ';', (line) => ({
  Datum: german(line),
  'Filialnr.': '0001',
  'PLU-Nr.': line.article.sku,
  'PLU-Bezeichnung': line.article.name,
  'WG-Nr.': 3,
  Warengruppe: line.article.category,
  Anzahl: `${line.units},000`,
  Umsatz: euros(cents(line)),
  'Umsatz netto': euros(Math.round(cents(line) / 1.19)),
}));

const GASTROFIX =
  'Geschäftstag;Belegnummer;Positionstyp;Artikelnummer;Artikelname;Artikelgruppe;Obergruppe;Anzahl;Einzelpreis Brutto;Gesamt Brutto;Gesamt Netto;Kostenstelle;Bediener';
const gastrofix = byHeader(GASTROFIX, ';', (line) => ({
  Geschäftstag: german(line),
  Belegnummer: line.order,
  Positionstyp: line.units < 0 ? 'Retoure' : 'Verkauf',
  Artikelnummer: line.article.sku,
  Artikelname: line.article.name,
  Artikelgruppe: line.article.category,
  Obergruppe: 'Food',
  Anzahl: line.units,
  'Einzelpreis Brutto': euros(line.article.cents),
  'Gesamt Brutto': euros(cents(line)),
  'Gesamt Netto': euros(Math.round(cents(line) / 1.19)),
  Kostenstelle: 'Bar',
  Bediener: 'Ada',
}));

const TILLER =
  'Date;Heure;N° de ticket;Produit;Catégorie;Quantité;Prix unitaire TTC;Total TTC;Total HT;TVA;Taux TVA;Serveur;Moyen de paiement';
const tiller = byHeader(TILLER, ';', (line) => ({
  Date: french(line),
  Heure: clock(line),
  'N° de ticket': line.order,
  Produit: sized(line),
  Catégorie: line.article.category,
  Quantité: line.units,
  'Prix unitaire TTC': euros(line.article.cents).replaceAll('.', ' '),
  'Total TTC': euros(cents(line)).replaceAll('.', ' '),
  'Total HT': euros(Math.round(cents(line) / 1.2)).replaceAll('.', ' '),
  TVA: euros(cents(line) - Math.round(cents(line) / 1.2)).replaceAll('.', ' '),
  'Taux TVA': '20 %',
  Serveur: 'Ada',
  'Moyen de paiement': 'CB',
}));

const LADDITION = 'Date;Service;Famille;Sous-famille;Code produit;Produit;Qté vendue;Qté offerte;CA HT;TVA;CA TTC';
const laddition = byHeader(LADDITION, ';', (line) => ({
  Date: french(line),
  Service: 'Midi',
  Famille: line.article.category,
  'Sous-famille': 'Divers',
  'Code produit': line.article.sku,
  Produit: line.article.name,
  'Qté vendue': line.units,
  'Qté offerte': 0,
  'CA HT': euros(Math.round(cents(line) / 1.2)).replaceAll('.', ''),
  TVA: '1,00',
  'CA TTC': euros(cents(line)).replaceAll('.', ''),
}));

const AGORA = 'Fecha;Hora;Nº Factura;Centro;Código;Producto;Familia;Cantidad;Precio;Dto. %;Importe;Usuario';
const agora = byHeader(AGORA, ';', (line) => ({
  Fecha: french(line),
  Hora: clock(line),
  'Nº Factura': `T/${line.order}`,
  Centro: 'Barra',
  Código: line.article.sku,
  Producto: line.article.name,
  Familia: line.article.category,
  Cantidad: unitsOf(line.units),
  Precio: euros(line.article.cents),
  'Dto. %': '0,00',
  Importe: euros(cents(line)),
  Usuario: 'Ada',
}));

const ICG =
  'FECHA;SERIE;NUMERO;CODARTICULO;REFERENCIA;DESCRIPCION;TALLA;COLOR;UNIDADES;PRECIO;DTO;IMPORTE;ALMACEN;VENDEDOR';
const icg = byHeader(ICG, ';', (line) => ({
  FECHA: french(line),
  SERIE: 'T1',
  NUMERO: line.order,
  CODARTICULO: line.article.sku,
  REFERENCIA: `R-${line.article.sku}`,
  DESCRIPCION: line.article.name,
  TALLA: '',
  COLOR: '',
  UNIDADES: line.units,
  PRECIO: euros(line.article.cents),
  DTO: '0',
  IMPORTE: euros(cents(line)),
  ALMACEN: '01',
  VENDEDOR: 'Ada',
}));

const text = (file: string, header: string, rows: (string | number)[][], delimiter: string, encoding = 'utf-8') =>
  ((folder) => [folder.text(file, table(header, rows, delimiter), { encoding })]) satisfies SampleExport['files'];

export const TILL_SYSTEMS: readonly SampleExport[] = [
  {
    title: 'DSFinV-K: lines and receipts, the day is that of the receipt, not of the closing',
    files: (folder) => [
      folder.text('lines.csv', table(DSFINVK_LINES, dsfinvkLines(SOLD), ';')),
      folder.text('transactions.csv', table(DSFINVK_BONS, dsfinvkBons(SOLD), ';')),
    ],
    preset: null,
    kind: 'receipts',
    roles: { BON_START: 'date', ART_NR: 'product', ARTIKELTEXT: 'productName', MENGE: 'units', STK_BR: 'price' },
    product: sku,
  },
  {
    title: 'DSFinV-K: the lines alone, dated by the closing',
    files: text('lines.csv', DSFINVK_LINES, dsfinvkLines(SOLD), ';'),
    preset: null,
    kind: 'receipts',
    roles: { Z_ERSTELLUNG: 'date', ART_NR: 'product', MENGE: 'units', WARENGR: 'category' },
    product: sku,
    lines: SOLD.map((line) => ({ ...line, day: line.day + 1 })),
  },
  {
    title: 'SumUp items: prices of the line, refunds with a minus',
    files: text('sales-report-items.csv', SUMUP, sumup(SOLD), ','),
    preset: null,
    kind: 'receipts',
    roles: { Date: 'date', Description: 'product', Quantity: 'units', 'Price (Gross)': 'revenue', Account: 'ignore' },
    product: name,
  },
  {
    title: 'Zettle raw data of products',
    files: text('Zettle-Raw-Data-Report.csv', ZETTLE, zettle(SOLD), ','),
    preset: null,
    kind: 'receipts',
    roles: { Date: 'date', Sku: 'product', Name: 'productName', Quantity: 'units' },
    product: sku,
  },
  {
    title: 'Lightspeed Retail (R-Series) sale lines',
    files: text('sales_lines.csv', LIGHTSPEED_R, lightspeedR(SOLD), ','),
    preset: null,
    kind: 'receipts',
    roles: {
      Date: 'date',
      Item: 'product',
      Description: 'productName',
      Quantity: 'units',
      Shop: 'store',
      ID: 'ignore',
    },
    product: sku,
  },
  {
    title: 'Odoo point of sale lines',
    files: text('pos.order.line.csv', ODOO, odoo(LINES), ','),
    preset: null,
    kind: 'receipts',
    roles: {
      'Order Date': 'date',
      Product: 'product',
      Quantity: 'units',
      Status: 'cancelled',
      'Point of Sale': 'store',
    },
    product: (line) => `[${line.article.sku}] ${sized(line)}`,
  },
  {
    title: 'JTL-Wawi order positions',
    files: text('auftragspositionen.csv', JTL, jtl(LINES), ';', 'windows-1252'),
    preset: null,
    kind: 'receipts',
    roles: {
      Auftragsdatum: 'date',
      Artikelnummer: 'product',
      Anzahl: 'units',
      'VK Brutto': 'price',
      Storniert: 'cancelled',
    },
    product: sku,
  },
  {
    title: 'orderbird items',
    files: text('artikel.csv', ORDERBIRD, orderbird(SOLD), ';'),
    preset: 'german-till',
    kind: 'receipts',
    roles: { Datum: 'date', PLU: 'product', Artikel: 'productName', Anzahl: 'units', Gesamtpreis: 'revenue' },
    product: sku,
  },
  {
    title: 'Vectron PLU report by day',
    files: text('plu.csv', VECTRON, vectron(DAILY), ';', 'windows-1252'),
    preset: 'german-till',
    kind: 'long',
    roles: {
      Datum: 'date',
      'PLU-Nr.': 'product',
      'PLU-Bezeichnung': 'productName',
      Anzahl: 'units',
      'Filialnr.': 'store',
    },
    product: sku,
    lines: DAILY,
  },
  {
    title: 'Gastrofix positions',
    files: text('positionen.csv', GASTROFIX, gastrofix(SOLD), ';'),
    preset: null,
    kind: 'receipts',
    roles: {
      Geschäftstag: 'date',
      Artikelnummer: 'product',
      Anzahl: 'units',
      Positionstyp: 'lineType',
      'Einzelpreis Brutto': 'price',
    },
    product: sku,
  },
  {
    title: 'Tiller sales in detail',
    files: text('ventes.csv', TILLER, tiller(SOLD), ';'),
    preset: 'french-till',
    kind: 'receipts',
    roles: {
      Date: 'date',
      Produit: 'product',
      Quantité: 'units',
      'Total TTC': 'revenue',
      'Moyen de paiement': 'ignore',
    },
    product: sized,
  },
  {
    title: "L'Addition: sales by product and service",
    files: text('statistiques.csv', LADDITION, laddition(DAILY), ';'),
    preset: 'french-till',
    kind: 'long',
    roles: {
      Date: 'date',
      'Code produit': 'product',
      'Qté vendue': 'units',
      'CA TTC': 'revenue',
      'Qté offerte': 'ignore',
    },
    product: sku,
    lines: DAILY,
  },
  {
    title: 'Ágora lines of invoices',
    files: text('ventas.csv', AGORA, agora(SOLD), ';'),
    preset: null,
    kind: 'receipts',
    roles: { Fecha: 'date', Código: 'product', Producto: 'productName', Cantidad: 'units', Importe: 'revenue' },
    product: sku,
  },
  {
    title: 'ICG lines of tickets',
    files: text('lineas.csv', ICG, icg(SOLD), ';'),
    preset: null,
    kind: 'long',
    roles: { FECHA: 'date', CODARTICULO: 'product', DESCRIPCION: 'productName', UNIDADES: 'units', IMPORTE: 'revenue' },
    product: sku,
  },
];
