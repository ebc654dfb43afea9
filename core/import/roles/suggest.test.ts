import { describe, expect, test } from 'vitest';
import type { ColumnRole } from '#core/contract/imports.ts';
import { TODAY } from '../test-files.ts';
import { columnNames, normaliseName } from './column-name.ts';
import { profileColumn } from './profile.ts';
import { suggestRoles } from './suggest.ts';

/** Suggestions for a table given as its header and rows; columns by name. */
function suggest(header: string[], rows: (string | number)[][], chosen: Record<string, ColumnRole> = {}) {
  const names = columnNames(header);
  const profiled = names.map((name, i) => ({ name, profile: profileColumn(rows, i, '.', TODAY) }));
  const suggestions = suggestRoles(profiled, new Map(Object.entries(chosen)));
  return new Map(suggestions.map((each) => [each.column, each]));
}
const rolesOf = (header: string[], row: (string | number)[]) =>
  [...suggest(header, [row, row]).values()].map(({ role }) => role);

describe('columns find their roles by name', () => {
  test('in the Retail Store Inventory schema', () => {
    const suggestions = suggest(
      [
        'Date',
        'Store ID',
        'Product ID',
        'Category',
        'Region',
        'Inventory Level',
        'Units Sold',
        'Units Ordered',
        'Demand Forecast',
        'Price',
        'Discount',
        'Weather Condition',
        'Holiday/Promotion',
        'Competitor Pricing',
        'Seasonality',
      ],
      [
        [
          '2022-01-01',
          'S001',
          'P0001',
          'Toys',
          'North',
          '231',
          '127',
          '55',
          '135.47',
          '33.5',
          '20',
          'Rainy',
          '0',
          '29.69',
          'Autumn',
        ],
      ],
    );
    expect([...suggestions.values()].map(({ role }) => role)).toEqual([
      'date',
      'store',
      'product',
      'category',
      'region',
      'stock',
      'units',
      'unitsOrdered',
      'ignore',
      'price',
      'discount',
      'weather',
      'promotion',
      'competitorPrice',
      'ignore',
    ]);
    expect(suggestions.get('Demand Forecast')).toMatchObject({ reason: 'forecast-column-ignored', sureness: 'sure' });
    expect(suggestions.get('Seasonality')).toMatchObject({ reason: 'calendar-known' });
    expect(suggestions.get('Units Sold')).toMatchObject({ reason: 'name-synonym', sureness: 'sure', samples: ['127'] });
  });

  test.each([
    [
      [
        'Datum',
        'Filiale',
        'Artikel-Nr.',
        'Artikelbezeichnung',
        'Warengruppe',
        'Stückzahl (Stk.)',
        'Einzelpreis €',
        'Rabatt %',
        'Lagerbestand',
        'Lieferant',
        'EK-Preis',
        'Lieferzeit (Tage)',
        'VPE',
        'Mindestbestellmenge',
        'Umsatz',
      ],
      [
        '2024-01-01',
        'Mitte',
        '4711',
        'Brot',
        'Backwaren',
        '3',
        '2.50',
        '0',
        '12',
        'Mühle',
        '1.10',
        '3',
        '6',
        '12',
        '7.50',
      ],
      [
        'date',
        'store',
        'product',
        'productName',
        'category',
        'units',
        'price',
        'discount',
        'stock',
        'supplier',
        'unitCost',
        'leadTimeDays',
        'packSize',
        'moq',
        'revenue',
      ],
    ],
    [
      [
        'Date de vente',
        'Magasin',
        'Code article',
        'Désignation',
        'Famille',
        'Qté vendue',
        'Prix unitaire TTC',
        'Remise',
        'Stock disponible',
        'Fournisseur',
        "Prix d'achat",
        'Délai de livraison',
        'CA TTC',
        'Météo',
        'En promotion',
      ],
      [
        '2024-01-01',
        'Lyon',
        'A1',
        'Pain',
        'Boulangerie',
        '3',
        '2.50',
        '0',
        '12',
        'Moulin',
        '1.10',
        '3',
        '7.50',
        'Pluie',
        '1',
      ],
      [
        'date',
        'store',
        'product',
        'productName',
        'category',
        'units',
        'price',
        'discount',
        'stock',
        'supplier',
        'unitCost',
        'leadTimeDays',
        'revenue',
        'weather',
        'promotion',
      ],
    ],
    [
      [
        'Fecha',
        'Tienda',
        'Código',
        'Descripción',
        'Categoría',
        'Cantidad vendida',
        'Precio unitario',
        'Descuento',
        'Existencias',
        'Proveedor',
        'Coste unitario',
        'Plazo de entrega',
        'Importe',
        'Precio de la competencia',
      ],
      ['2024-01-01', 'Centro', 'A1', 'Pan', 'Panadería', '3', '2.50', '0', '12', 'Molino', '1.10', '3', '7.50', '2.60'],
      [
        'date',
        'store',
        'product',
        'productName',
        'category',
        'units',
        'price',
        'discount',
        'stock',
        'supplier',
        'unitCost',
        'leadTimeDays',
        'revenue',
        'competitorPrice',
      ],
    ],
    [
      ['InvoiceNo', 'StockCode', 'Description', 'Quantity', 'InvoiceDate', 'UnitPrice', 'CustomerID', 'Country'],
      ['536365', '85123A', 'LANTERN', '6', '2010-12-01 08:26', '2.55', '17850', 'UK'],
      ['ignore', 'product', 'productName', 'units', 'date', 'price', 'ignore', 'ignore'],
    ],
    [
      ['date', 'store_nbr', 'family', 'sales', 'onpromotion'],
      ['2024-01-01', '1', 'BREAD', '12', '0'],
      ['date', 'store', 'category', 'units', 'promotion'],
    ],
  ])('%#: %j', (header, row, roles) => {
    expect(rolesOf(header, row)).toEqual(roles);
  });

  test('whatever the spelling of an umlaut, the case, the punctuation', () => {
    const spellings = ['Stückzahl', 'STUECKZAHL', 'stuckzahl', 'Stückzahl (Stk.)', ' stückzahl: '];
    expect(new Set(spellings.map(normaliseName)).size).toBe(1);
    expect(normaliseName('unitsSold')).toBe(normaliseName('UNITS_SOLD'));
    expect(normaliseName('Größe [cm]')).toBe(normaliseName('groesse'));
  });
});

describe('content decides', () => {
  test('whether a column that names itself a date holds dates', () => {
    const suggestions = suggest(
      ['date', 'product', 'units'],
      [
        ['soon', 'A', '1'],
        ['later', 'B', '2'],
      ],
    );
    expect(suggestions.get('date')).toMatchObject({ role: 'ignore', reason: 'content-mismatch' });
  });

  test('what a column without a known name is, if only one comes into question, and says that it is unsure', () => {
    const suggestions = suggest(
      ['when', 'what', 'n'],
      [
        ['2024-01-01', 'bread', '1'],
        ['2024-01-02', 'rolls', '2'],
      ],
    );
    expect([...suggestions.values()].map(({ role, sureness }) => `${role} ${sureness}`)).toEqual([
      'date unsure',
      'product unsure',
      'units unsure',
    ]);
    const ambiguous = suggest(
      ['when', 'a', 'b'],
      [
        ['2024-01-01', '3', '1'],
        ['2024-01-02', '4', '2'],
      ],
    );
    expect([...ambiguous.values()].map(({ role }) => role)).toEqual(['date', 'ignore', 'ignore']);
  });

  test('what "sales" are: pieces when whole and alone, money next to a quantity or with decimals', () => {
    const rows = (sales: string) => [
      ['2024-01-01', 'A', sales, '2'],
      ['2024-01-02', 'A', sales, '2'],
    ];
    expect(suggest(['date', 'item', 'sales'], rows('3')).get('sales')?.role).toBe('units');
    expect(suggest(['date', 'item', 'sales'], rows('3.75')).get('sales')?.role).toBe('revenue');
    expect(suggest(['date', 'item', 'sales', 'quantity'], rows('3')).get('sales')?.role).toBe('revenue');
  });

  test('that the only quantity is what customers ordered', () => {
    const suggestions = suggest(['order date', 'sku', 'quantity ordered'], [['2024-01-01', 'A', '2']]);
    expect(suggestions.get('quantity ordered')).toMatchObject({ role: 'units', reason: 'only-quantity' });
  });

  test('that dates of deliveries and expiry are no sales dates', () => {
    const suggestions = suggest(['sku', 'expiry date', 'qty'], [['A', '2024-01-01', '2']]);
    expect(suggestions.get('expiry date')?.role).toBe('ignore');
  });
});

describe('one role goes to one column', () => {
  test('the best name gets it, the others say so', () => {
    const suggestions = suggest(
      ['Paid at', 'Created at', 'Lineitem sku', 'Lineitem quantity'],
      [['2024-01-01', '2024-01-01', 'A', '1']],
    );
    expect(suggestions.get('Created at')?.role).toBe('date');
    expect(suggestions.get('Paid at')).toMatchObject({ role: 'ignore', reason: 'role-taken' });
  });

  test('what the user chose stands, and the others are suggested around it', () => {
    const suggestions = suggest(['date', 'sku', 'units', 'sales'], [['2024-01-01', 'A', '1', '2.5']], {
      sales: 'units',
      units: 'ignore',
    });
    expect(suggestions.get('sales')).toMatchObject({ role: 'units', reason: 'chosen', sureness: 'sure' });
    expect(suggestions.get('units')).toMatchObject({ role: 'ignore', reason: 'chosen' });
  });

  test('a product is known by its name where it has no code', () => {
    const suggestions = suggest(['date', 'product name', 'units'], [['2024-01-01', 'Bread', '1']]);
    expect(suggestions.get('product name')).toMatchObject({ role: 'product', reason: 'name-as-code' });
  });
});

test('column names are clean, never empty and never twice the same, whatever a file calls them', () => {
  expect(columnNames(['a', '', ' a\u0000 ', '__proto__', 'constructor', 7, 'a'])).toEqual([
    'a',
    'Column 2',
    'a (2)',
    '__proto__',
    'constructor',
    '7',
    'a (3)',
  ]);
  const suggestions = suggest(['__proto__', 'constructor', 'toString'], [['2024-01-01', 'A', '1']]);
  expect([...suggestions.keys()]).toEqual(['__proto__', 'constructor', 'toString']);
});
