// Stock lists and supplier files as people export them: languages, encodings, money with signs, cells that make no sense.
import { afterAll, describe, expect, test } from 'vitest';
import { testFolder } from '../test-files.ts';
import { type ListFile, readListFile } from './read-list.ts';

const folder = testFolder();
afterAll(() => folder.remove());

const read = (file: { path: string; name: string; today: number }, more: Partial<ListFile> = {}) =>
  readListFile({ ...file, subject: 'products', codes: [], names: [], ...more });
const text = (content: string, encoding?: string) => folder.text('list.csv', content, { encoding });
const rolesOf = ({ columns }: { columns: { role: string }[] }) => columns.map(({ role }) => role);

describe('a stock list', () => {
  test('with prices like "$4.50 " and columns nobody needs', async () => {
    const content = await read(
      text(`Product_ID,Product_Name,Catagory,Supplier_ID,Supplier_Name,Stock_Quantity,Reorder_Level,Reorder_Quantity,Unit_Price,Date_Received,Expiration_Date,Status
29-205-1132,Sushi Rice,Grains & Pulses,38-037-1699,Jaxnation,22,72,70,$4.50 ,8/16/2024,9/19/2024,Discontinued
40-681-9981,Arabica Coffee,Beverages,54-470-2479,Feedmix,-3,77,2,"$1,020.00 ",11/1/2024,5/8/2024,Active
`),
    );
    expect(rolesOf(content)).toEqual([
      'product',
      'productName',
      'category',
      'ignore',
      'supplier',
      'onHand',
      'ignore',
      'ignore',
      'price',
      'ignore',
      'ignore',
      'ignore',
    ]);
    expect(content.rows).toEqual([
      {
        line: 2,
        key: '29-205-1132',
        name: 'Sushi Rice',
        category: 'Grains & Pulses',
        supplier: 'Jaxnation',
        numbers: { onHand: 22, price: 4.5 },
      },
      {
        line: 3,
        key: '40-681-9981',
        name: 'Arabica Coffee',
        category: 'Beverages',
        supplier: 'Feedmix',
        // Less than nothing is nothing.
        numbers: { onHand: 0, price: 1020 },
      },
    ]);
    expect(content.problems).toEqual([]);
  });

  test.each([
    [
      'Artikelnummer;Bezeichnung;Lieferant;Lagerbestand;EK-Preis;VK-Preis;Lieferzeit (Tage);VPE;Mindestbestellmenge;Haltbarkeit (Tage);Höchstbestand;Bestellt;Reserviert\nA1;Tee;Mühle;12;1,10;2,50;3 Tage;6;12;90;200;24;2\n',
    ],
    [
      'Code article;Désignation;Fournisseur;Stock disponible;Prix d’achat;Prix de vente;Délai de livraison;Colisage;Quantité minimale;Durée de conservation;Capacité;En commande;Réservé\nA1;Tee;Mühle;12;1,10;2,50;3 jours;6;12;90;200;24;2\n',
    ],
    [
      'Código;Descripción;Proveedor;Existencias;Precio de compra;Precio de venta;Plazo de entrega;Unidades por caja;Cantidad mínima;Vida útil;Stock máximo;En pedido;Reservado\nA1;Tee;Mühle;12;1,10;2,50;3 días;6;12;90;200;24;2\n',
    ],
    [
      'SKU;Name;Supplier;On hand;Unit cost;Price;Lead time (days);Pack size;MOQ;Shelf life (days);Storage limit;On order;Committed\nA1;Tee;Mühle;12;1,10;2,50;3 days;6;12;90;200;24;2\n',
    ],
  ])('maps itself by the names of its columns: %s', async (content) => {
    const { rows, problems } = await read(text(content, 'windows-1252'));
    expect(problems).toEqual([]);
    expect(rows).toEqual([
      {
        line: 2,
        key: 'A1',
        name: 'Tee',
        category: undefined,
        supplier: 'Mühle',
        numbers: {
          onHand: 12,
          unitCost: 1.1,
          price: 2.5,
          leadTimeDays: 3,
          packSize: 6,
          moq: 12,
          shelfLifeDays: 90,
          storageLimit: 200,
          onOrder: 24,
          committed: 2,
        },
      },
    ]);
  });

  test('finds the products by what the store calls them, whatever the column is called', async () => {
    const file = text('Nr;Ref;Titel;Bestand\n1;tea-01;Green tea;4\n2;bun-02;Bun;9\n');
    expect(rolesOf(await read(file, { codes: ['tea-01', 'bun-02'] }))[1]).toBe('product');
    expect(rolesOf(await read(file, { names: ['green tea', 'Bun'] }))[2]).toBe('product');
    const mapping = [{ column: 'Nr', role: 'product' as const }];
    expect(rolesOf(await read(file, { codes: ['tea-01', 'bun-02'], mapping }))[0]).toBe('product');
  });

  test('leaves out the cells that break a rule, and rows without a product or a second time', async () => {
    const { rows, problems, rejectedLines } = await read(
      text(`sku,cost,pack,lead time,moq
A,-1,6,900,many
B,2,0,3,2.5
,2,1,3,1
A,2,1,3,1
C,n/a,-,"",4
D,1,1,1,1,extra
`),
    );
    expect(rows.map(({ key, numbers }) => [key, numbers])).toEqual([
      ['A', { packSize: 6 }],
      ['B', { unitCost: 2, leadTimeDays: 3 }],
      ['C', { moq: 4 }],
    ]);
    expect(problems.map(({ line, code, column, value }) => [line, code, column, value])).toEqual([
      [2, 'out-of-range', 'cost', '-1'],
      [2, 'out-of-range', 'lead time', '900'],
      [2, 'bad-number', 'moq', 'many'],
      [3, 'out-of-range', 'pack', '0'],
      [3, 'out-of-range', 'moq', '2.5'],
      [4, 'missing-product', 'sku', ''],
      [5, 'repeated-row', 'sku', 'A'],
      [7, 'too-many-cells', null, 'D, 1, 1, 1, 1, extra'],
    ]);
    expect(rejectedLines).toEqual([4, 5, 7]);
  });

  test('is refused when it names no product, or says nothing of them', async () => {
    await expect(read(text('colour,cost\nred,1\n'))).rejects.toMatchObject({
      code: 'input/missing-column',
      details: { roles: ['product'] },
    });
    await expect(read(text('sku,colour\nA,red\n'))).rejects.toMatchObject({ details: { roles: ['unitCost'] } });
    await expect(read(text('sku,cost\n'))).rejects.toMatchObject({ code: 'input/empty-file' });
  });

  test('of a workbook holds real numbers', async () => {
    const file = folder.workbook('list.xlsx', {
      Stock: [
        ['Item', 'Qty', 'Price'],
        ['A', 3, 2.25],
      ],
    });
    const { rows } = await read(file);
    expect(rows).toMatchObject([{ key: 'A', numbers: { onHand: 3, price: 2.25 } }]);
  });
});

describe('a supplier file', () => {
  test('says when orders are taken, for how much, in which money', async () => {
    const content = await read(
      text(`Name;Lead time;Order days;Review period;Minimum order value;Currency;Exchange rate;Notes
Mill;4;Mon, Thu;7;250.50;€;1;Ring first
Farm;900;never;7;0;dollars;;
Dairy;2;daily;;;USD;0.92;
`),
      { subject: 'suppliers' },
    );
    expect(rolesOf(content)).toEqual([
      'supplier',
      'leadTimeDays',
      'orderWeekdays',
      'reviewPeriodDays',
      'minimumOrderValue',
      'currency',
      'currencyRate',
      'note',
    ]);
    expect(content.rows).toMatchObject([
      {
        key: 'Mill',
        orderWeekdays: [0, 3],
        currency: 'EUR',
        note: 'Ring first',
        numbers: { leadTimeDays: 4, reviewPeriodDays: 7, minimumOrderValue: 250.5, currencyRate: 1 },
      },
      { key: 'Farm', numbers: { reviewPeriodDays: 7, minimumOrderValue: 0 } },
      { key: 'Dairy', orderWeekdays: null, currency: 'USD', numbers: { leadTimeDays: 2, currencyRate: 0.92 } },
    ]);
    expect(content.problems.map(({ line, code }) => [line, code])).toEqual([
      [3, 'bad-weekday'],
      [3, 'bad-currency'],
      [3, 'out-of-range'],
    ]);
  });
});
