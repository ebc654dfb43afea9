// More web shops: reports by day, orders of market places, PrestaShop, Holded, Shopify's reports.
import { DAILY, LINES, type Line, moneyOf, SOLD } from './sales.ts';
import { type SampleExport, sku } from './sample-export.ts';
import { byHeader, clock, dollars, euros, french, iso, orders, plain, shortAmerican, table } from './writing.ts';

const POSITIVE = SOLD.filter(({ units }) => units > 0);
const cents = (line: Line): number => line.units * line.article.cents;
const WHOLE = () => 'Whole store';

const AMAZON_ORDER_REPORT =
  'order-id\torder-item-id\tpurchase-date\tpayments-date\tbuyer-email\tbuyer-name\tbuyer-phone-number\tsku\tproduct-name\tquantity-purchased\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tship-service-level\trecipient-name\tship-address-1\tship-city\tship-postal-code\tship-country';
const amazonOrderReport = byHeader(AMAZON_ORDER_REPORT, '\t', (line) => ({
  'order-id': `302-${line.order}-1`,
  'order-item-id': 10_000_000 + line.order,
  'purchase-date': `${iso(line)}T${clock(line)}:00+01:00`,
  'payments-date': `${iso({ day: line.day + 1 })}T${clock(line)}:00+01:00`,
  'buyer-email': 'ada@marketplace.example',
  sku: line.article.sku,
  'product-name': line.article.name,
  'quantity-purchased': line.units,
  currency: 'EUR',
  'item-price': plain(cents(line)),
  'item-tax': '0.50',
  'ship-service-level': 'Standard',
  'ship-country': 'DE',
}));

const days = [...new Set(POSITIVE.map(({ day }) => day))].map((day) => {
  const lines = POSITIVE.filter((line) => line.day === day);
  return { day, lines, units: lines.reduce((sum, { units }) => sum + units, 0), cents: moneyOf(lines) * 100 };
});
const BY_DAY: Line[] = days.map(({ lines, units }) => ({ ...lines[0], units }));

const WOO_ORDERS = 'Date,Order #,Status,Customer,Customer type,Product(s),Items sold,Coupon(s),N. Revenue,Origin';
/** One row an order: what is in it stands in one cell. */
const wooOrders = orders(POSITIVE).map((order) => [
  `${iso(order[0])} ${clock(order[0])}:00`,
  order[0].order,
  'completed',
  'Ada',
  order[0].order % 3 ? 'new' : 'returning',
  order.map((line) => `${line.units}× ${line.article.name}`).join(', '),
  order.reduce((sum, { units }) => sum + units, 0),
  '',
  plain(order.reduce((sum, line) => sum + cents(line), 0)),
  order[0].order % 2 ? 'Direct' : 'Organic: Google',
]);
const BY_ORDER: Line[] = orders(POSITIVE).map((order) => ({
  ...order[0],
  units: order.reduce((sum, { units }) => sum + units, 0),
}));

const PRESTASHOP =
  'id_order;reference;date_add;current_state;payment;id_customer;product_id;product_attribute_id;product_reference;product_name;product_quantity;product_quantity_refunded;unit_price_tax_incl;unit_price_tax_excl;total_price_tax_incl;total_price_tax_excl';
const prestashop = byHeader(PRESTASHOP, ';', (line) => ({
  id_order: line.order,
  reference: `XK${line.order}QZ`,
  date_add: `${iso(line)} ${clock(line)}:12`,
  current_state: 'Livré',
  payment: 'Carte bancaire',
  id_customer: 50 + line.order,
  product_id: line.article.cents,
  product_attribute_id: 0,
  product_reference: line.article.sku,
  product_name: line.article.name,
  product_quantity: line.units,
  product_quantity_refunded: 0,
  unit_price_tax_incl: plain(line.article.cents),
  unit_price_tax_excl: plain(Math.round(line.article.cents / 1.2)),
  total_price_tax_incl: plain(cents(line)),
  total_price_tax_excl: plain(Math.round(cents(line) / 1.2)),
}));

const HOLDED =
  'Fecha;Núm. documento;Cliente;NIF;Concepto;SKU;Unidades;Precio unidad;Descuento;Subtotal;IVA;Total;Estado;Vencimiento';
const holded = byHeader(HOLDED, ';', (line) => ({
  Fecha: french(line),
  'Núm. documento': `F25${line.order}`,
  Cliente: 'Ada',
  Concepto: line.article.name,
  SKU: line.article.sku,
  Unidades: line.units,
  'Precio unidad': euros(line.article.cents),
  Descuento: '0%',
  Subtotal: euros(cents(line)),
  IVA: '21%',
  Total: euros(Math.round(cents(line) * 1.21)),
  Estado: line.cancelled ? 'Anulado' : 'Cobrado',
  Vencimiento: french({ day: line.day + 30 }),
}));

const SHOPIFY_REPORT =
  'Day,Product title,Product vendor,Product variant title,Product variant SKU,Net items sold,Gross sales,Discounts,Returns,Net sales,Taxes,Total sales';
const shopifyReport = byHeader(SHOPIFY_REPORT, ',', (line) => ({
  Day: iso(line),
  'Product title': line.article.name,
  'Product vendor': 'Mill',
  'Product variant title': line.article.size || 'Default Title',
  'Product variant SKU': line.article.sku,
  'Net items sold': line.units,
  'Gross sales': plain(cents(line)),
  Discounts: '0.00',
  Returns: '0.00',
  'Net sales': plain(cents(line)),
  Taxes: '1.00',
  'Total sales': plain(cents(line) + 100),
}));

export const SHOP_SYSTEMS: readonly SampleExport[] = [
  {
    title: 'Amazon order report: the price is that of the line',
    files: (folder) => [folder.text('orders.txt', table(AMAZON_ORDER_REPORT, amazonOrderReport(POSITIVE), '\t'))],
    preset: 'amazon',
    kind: 'receipts',
    roles: { 'purchase-date': 'date', sku: 'product', 'quantity-purchased': 'units', 'item-price': 'revenue' },
    product: sku,
    lines: POSITIVE,
  },
  {
    title: 'Amazon business report by date, of the whole shop',
    files: (folder) => [
      folder.text(
        'BusinessReport-02-05-25.csv',
        table(
          'Date,Ordered Product Sales,Ordered Product Sales - B2B,Units Ordered,Units Ordered - B2B,Total Order Items,Total Order Items - B2B,Page Views - Total,Sessions - Total,Featured Offer (Buy Box) Percentage,Unit Session Percentage,Average Offer Count',
          days.map(({ day, units, cents: money }) => [
            shortAmerican({ day }),
            dollars(Math.round(money)),
            '$0.00',
            units,
            0,
            units - 1,
            0,
            1200 + day,
            '1,044',
            '98.11%',
            '12.50%',
            31,
          ]),
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: {
      Date: 'date',
      'Units Ordered': 'units',
      'Ordered Product Sales': 'revenue',
      'Units Ordered - B2B': 'ignore',
    },
    reading: { dateOrder: 'mdy' },
    product: WHOLE,
    lines: BY_DAY,
    revenue: moneyOf(POSITIVE),
  },
  {
    title: 'WooCommerce Analytics orders: several products in one cell',
    files: (folder) => [folder.text('orders.csv', table(WOO_ORDERS, wooOrders))],
    preset: null,
    kind: 'receipts',
    roles: { Date: 'date', 'Product(s)': 'ignore', 'Items sold': 'units', 'N. Revenue': 'revenue' },
    product: WHOLE,
    lines: BY_ORDER,
    revenue: moneyOf(POSITIVE),
  },
  {
    title: 'WooCommerce Analytics revenue by day',
    files: (folder) => [
      folder.text(
        'revenue.csv',
        table(
          'Date,Orders,Gross sales,Returns,Coupons,Net sales,Taxes,Shipping,Total sales',
          days.map(({ day, cents: money }) => [
            `${iso({ day })} 00:00:00`,
            3,
            plain(Math.round(money)),
            '0.00',
            '0.00',
            plain(Math.round(money)),
            '9.00',
            '4.90',
            plain(Math.round(money) + 1390),
          ]),
        ),
      ),
    ],
    preset: null,
    kind: 'long',
    roles: { Date: 'date', 'Net sales': 'revenue', Orders: 'ignore', Shipping: 'ignore' },
    product: WHOLE,
    lines: days.map(({ lines, cents: money }) => ({ ...lines[0], units: money / 100 })),
    revenue: moneyOf(POSITIVE),
  },
  {
    title: 'PrestaShop order details',
    files: (folder) => [folder.text('order_detail.csv', table(PRESTASHOP, prestashop(POSITIVE), ';'))],
    preset: null,
    kind: 'receipts',
    roles: {
      date_add: 'date',
      product_reference: 'product',
      product_name: 'productName',
      product_quantity: 'units',
      product_quantity_refunded: 'ignore',
      unit_price_tax_incl: 'price',
    },
    product: sku,
    lines: POSITIVE,
  },
  {
    title: 'Holded lines of invoices',
    files: (folder) => [folder.text('ventas.csv', table(HOLDED, holded(LINES), ';'))],
    preset: null,
    kind: 'receipts',
    roles: { Fecha: 'date', SKU: 'product', Concepto: 'productName', Unidades: 'units', Estado: 'cancelled' },
    product: sku,
  },
  {
    title: 'Shopify sales by product variant and day',
    files: (folder) => [folder.text('Sales by product variant.csv', table(SHOPIFY_REPORT, shopifyReport(DAILY)))],
    preset: null,
    kind: 'long',
    roles: {
      Day: 'date',
      'Product variant SKU': 'product',
      'Product title': 'productName',
      'Net items sold': 'units',
      'Net sales': 'revenue',
    },
    product: sku,
    lines: DAILY,
  },
];
