// Exports of web shops and market places, with the header lines that these products write.

import { LINES, type Line, moneyOf, SOLD } from './sales.ts';
import { name, type SampleExport, sized, sku } from './sample-export.ts';
import { byHeader, clock, iso, offset, plain, shortAmerican, table, utc } from './writing.ts';

const SHOPIFY =
  'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing City,Billing Zip,Billing Country,Shipping Name,Shipping City,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Outstanding Balance,Employee,Location,Device ID,Id,Tags,Risk Level,Source,Lineitem discount,Tax 1 Name,Tax 1 Value';

/** What belongs to the order as a whole stands on its first line only. */
const shopify = byHeader(SHOPIFY, ',', (line, first) => ({
  Name: `#${line.order}`,
  Email: 'a@example.com',
  'Created at': `${iso(line)} ${clock(line)}:07 ${offset(line).replace(':', '')}`,
  'Lineitem quantity': line.units,
  'Lineitem name': line.article.size ? `${line.article.name} - ${line.article.size}` : line.article.name,
  'Lineitem price': plain(line.article.cents),
  'Lineitem sku': line.article.sku,
  'Lineitem requires shipping': 'true',
  'Lineitem taxable': 'true',
  'Lineitem fulfillment status': 'fulfilled',
  'Lineitem discount': '0.00',
  Vendor: 'My shop',
  ...(first && {
    'Financial Status': line.cancelled ? 'voided' : 'paid',
    'Paid at': `${iso(line)} ${clock(line)}:09 ${offset(line).replace(':', '')}`,
    'Fulfillment Status': 'fulfilled',
    Currency: 'EUR',
    Subtotal: '100.00',
    Shipping: '4.90',
    Taxes: '15.97',
    Total: '104.90',
    'Cancelled at': line.cancelled ? `${iso(line)} 23:59:00 +0100` : '',
    Id: 5_500_000_000_000 + line.order,
    'Billing Country': 'DE',
    Source: 'web',
  }),
}));

const WOO_LINES =
  'Order Number,Order Status,Order Date,Customer Note,First Name (Billing),Last Name (Billing),City (Billing),Email (Billing),Payment Method Title,Cart Discount Amount,Order Subtotal Amount,Shipping Method Title,Order Shipping Amount,Order Refund Amount,Order Total Amount,Order Total Tax Amount,SKU,Item #,Item Name,Quantity (- Refund),Item Cost,Coupon Code,Discount Amount,Discount Amount Tax';
const woo = byHeader(WOO_LINES, ',', (line) => ({
  'Order Number': line.order,
  'Order Status': line.cancelled ? 'Cancelled' : 'Completed',
  'Order Date': `${iso(line)} ${clock(line)}`,
  'First Name (Billing)': 'Ada',
  'City (Billing)': 'Kiel',
  'Cart Discount Amount': '0.00',
  'Order Subtotal Amount': '96.10',
  'Order Shipping Amount': '4.90',
  'Order Total Amount': '101.00',
  'Order Total Tax Amount': '15.34',
  SKU: line.article.sku,
  'Item #': 1,
  'Item Name': line.article.name,
  'Quantity (- Refund)': line.units,
  'Item Cost': plain(line.article.cents),
}));

const AMAZON_ORDERS =
  'amazon-order-id\tmerchant-order-id\tpurchase-date\tlast-updated-date\torder-status\tfulfillment-channel\tsales-channel\torder-channel\tship-service-level\tproduct-name\tsku\tasin\titem-status\tquantity\tcurrency\titem-price\titem-tax\tshipping-price\tshipping-tax\tgift-wrap-price\tgift-wrap-tax\titem-promotion-discount\tship-promotion-discount\tship-city\tship-state\tship-postal-code\tship-country\tpromotion-ids\tis-business-order\tpurchase-order-number\tprice-designation';
const amazonOrders = byHeader(AMAZON_ORDERS, '\t', (line) => ({
  'amazon-order-id': `302-${line.order}-1`,
  'purchase-date': `${utc(line).date}T${utc(line).time}+00:00`,
  'last-updated-date': `${utc({ ...line, day: line.day + 2 }).date}T04:00:00+00:00`,
  'order-status': line.cancelled ? 'Cancelled' : 'Shipped',
  'fulfillment-channel': 'Amazon',
  'sales-channel': 'Amazon.de',
  'product-name': line.article.name,
  sku: line.article.sku,
  asin: `B0${line.article.ean.slice(-8)}`,
  'item-status': line.cancelled ? 'Cancelled' : 'Shipped',
  quantity: line.cancelled ? 0 : line.units,
  currency: 'EUR',
  'item-price': line.cancelled ? '' : plain(line.units * line.article.cents),
  'item-tax': '1.20',
  'ship-country': 'DE',
  'is-business-order': 'false',
}));

const SETTLEMENT =
  'settlement-id\tsettlement-start-date\tsettlement-end-date\tdeposit-date\ttotal-amount\tcurrency\ttransaction-type\torder-id\tmerchant-order-id\tadjustment-id\tshipment-id\tmarketplace-name\tamount-type\tamount-description\tamount\tfulfillment-id\tposted-date\tposted-date-time\torder-item-code\tmerchant-order-item-id\tmerchant-adjustment-item-id\tsku\tquantity-purchased\tpromotion-id';

/** Of each line the price, the tax and the fee, as lines of their own; in front the transfer to the bank. */
function settlement(lines: readonly Line[]): (string | number)[][] {
  const parts = [
    ['ItemPrice', 'Principal', 1],
    ['ItemPrice', 'Tax', 0.19],
    ['ItemFees', 'Commission', -0.15],
  ] as const;
  const names = SETTLEMENT.split('\t');
  const transfer = names.map((column) => ({ 'settlement-id': '19', 'total-amount': '8123.99' })[column] ?? '');
  return [
    transfer,
    ...parts.flatMap(([type, description, share]) =>
      byHeader(SETTLEMENT, '\t', (line) => ({
        'settlement-id': '19',
        'transaction-type': 'Order',
        'order-id': `302-${line.order}-1`,
        'marketplace-name': 'Amazon.de',
        'amount-type': type,
        'amount-description': description,
        amount: plain(Math.round(line.units * line.article.cents * share)),
        'posted-date': iso(line),
        'posted-date-time': `${iso(line)} 11:00:00 UTC`,
        'order-item-code': line.order,
        sku: line.article.sku,
        'quantity-purchased': type === 'ItemPrice' ? line.units : '',
      }))(lines),
    ),
  ];
}

const ETSY =
  'Sale Date,Item Name,Buyer,Quantity,Price,Coupon Code,Coupon Details,Discount Amount,Shipping Discount,Order Shipping,Order Sales Tax,Item Total,Currency,Transaction ID,Listing ID,Date Paid,Date Shipped,Ship Name,Ship Address1,Ship Address2,Ship City,Ship State,Ship Zipcode,Ship Country,Order ID,Variations,Order Type,Listings Type,Payment Type,InPerson Discount,InPerson Location,VAT Paid by Buyer,SKU';
const etsy = byHeader(ETSY, ',', (line) => ({
  'Sale Date': shortAmerican(line),
  'Item Name': line.article.name,
  Buyer: 'Ada (ada)',
  Quantity: line.units,
  Price: plain(line.article.cents),
  'Discount Amount': '0.00',
  'Order Shipping': '4.90',
  'Order Sales Tax': '0',
  'Item Total': plain(line.units * line.article.cents),
  Currency: 'EUR',
  'Transaction ID': 4_200_000_000 + line.order * 7 + line.article.cents,
  'Listing ID': 1_600_000_000 + line.article.cents,
  'Date Paid': shortAmerican(line),
  'Date Shipped': shortAmerican({ day: line.day + 2 }),
  'Ship City': 'Kiel',
  'Ship Country': 'Germany',
  'Order ID': 3_600_000_000 + line.order,
  Variations: line.article.size ? `Size:${line.article.size}` : '',
  'Order Type': 'online',
  'Listings Type': 'listing',
  'Payment Type': 'online_cc',
  SKU: line.article.sku,
}));

const EBAY =
  'Sales Record Number,Order Number,Buyer Username,Buyer Name,Ship To City,Ship To Country,Item Number,Item Title,Custom Label,Sold Via Promoted Listings,Quantity,Sold For,Shipping And Handling,Seller Collected Tax,eBay Collected Tax,Total Price,Payment Method,Sale Date,Paid On Date,Ship By Date,Shipped On Date,Tracking Number,Transaction ID,Variation Details,eBay Plus';
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun'];
const ebayDay = (line: Pick<Line, 'day'>): string => {
  const [year, month, day] = iso(line).split('-');
  return `${MONTHS[Number(month) - 1]}-${day}-${year.slice(2)}`;
};
const ebay = byHeader(EBAY, ',', (line) => ({
  'Sales Record Number': line.order,
  'Order Number': `11-${line.order}-77`,
  'Buyer Username': 'ada',
  'Item Number': line.article.ean,
  'Item Title': line.article.name,
  'Custom Label': line.article.sku,
  'Sold Via Promoted Listings': 'No',
  Quantity: line.units,
  'Sold For': `$${plain(line.article.cents)}`,
  'Shipping And Handling': '$4.90',
  'Total Price': `$${plain(line.units * line.article.cents + 490)}`,
  'Payment Method': 'Other',
  'Sale Date': ebayDay(line),
  'Paid On Date': ebayDay(line),
  'Ship By Date': ebayDay({ day: line.day + 3 }),
  'Transaction ID': 100_000 + line.order,
}));

/** Market places sell, returns are other reports. */
const POSITIVE = SOLD.filter(({ units }) => units > 0);

export const WEB_SHOP_EXPORTS: readonly SampleExport[] = [
  {
    title: 'Shopify orders, several lines an order',
    files: (folder) => [folder.text('orders_export_1.csv', table(SHOPIFY, shopify(LINES)))],
    preset: 'shopify',
    kind: 'receipts',
    roles: {
      Name: 'receipt',
      'Created at': 'date',
      'Lineitem quantity': 'units',
      'Lineitem price': 'price',
      'Lineitem sku': 'product',
      'Lineitem name': 'productName',
      'Cancelled at': 'cancelled',
      Total: 'ignore',
      'Lineitem discount': 'ignore',
    },
    reading: { dateOrder: 'ymd', decimalMark: '.' },
    product: sku,
  },
  {
    title: 'WooCommerce order lines of an export plug-in',
    files: (folder) => [folder.text('orders-2025-05-02.csv', table(WOO_LINES, woo(LINES)))],
    preset: 'woocommerce',
    kind: 'receipts',
    roles: {
      'Order Date': 'date',
      'Order Status': 'cancelled',
      'Quantity (- Refund)': 'units',
      SKU: 'product',
      'Item Cost': 'price',
    },
    product: sku,
  },
  {
    title: 'Amazon, all orders, in UTC',
    files: (folder) => [folder.text('123456789.txt', table(AMAZON_ORDERS, amazonOrders(LINES), '\t'))],
    preset: 'amazon',
    kind: 'receipts',
    roles: { 'purchase-date': 'date', quantity: 'units', sku: 'product', 'item-price': 'revenue' },
    reading: { delimiter: '\t' },
    product: sku,
  },
  {
    title: 'Amazon settlement, three lines of money for each line of goods',
    files: (folder) => [folder.text('settlement.txt', table(SETTLEMENT, settlement(POSITIVE), '\t'))],
    preset: 'amazon',
    kind: 'receipts',
    roles: { 'posted-date': 'date', sku: 'product', 'quantity-purchased': 'units', amount: 'revenue' },
    product: sku,
    lines: POSITIVE,
  },
  {
    title: 'Etsy sold items',
    files: (folder) => [folder.text('EtsySoldOrderItems2025.csv', table(ETSY, etsy(POSITIVE)))],
    preset: null,
    kind: 'receipts',
    roles: { 'Sale Date': 'date', Quantity: 'units', Price: 'price', SKU: 'product', 'Item Name': 'productName' },
    reading: { dateOrder: 'mdy' },
    product: sku,
    lines: POSITIVE,
  },
  {
    title: 'eBay orders with money signs and totals with postage',
    files: (folder) => [folder.text('eBay-OrdersReport-May-02-2025.csv', table(EBAY, ebay(POSITIVE)))],
    preset: null,
    kind: 'receipts',
    roles: { 'Sale Date': 'date', Quantity: 'units', 'Item Title': 'productName', 'Total Price': 'ignore' },
    product: ({ article }) => article.sku,
    lines: POSITIVE,
  },
  {
    title: 'a web shop of the house, timestamps with Z, no codes',
    files: (folder) => [
      folder.text(
        'shop.csv',
        table(
          'created_at,order_id,product,qty,unit_price',
          LINES.filter((line) => !line.cancelled).map((line) => [
            `${utc(line).date}T${utc(line).time}.000Z`,
            line.order,
            sized(line),
            line.units,
            plain(line.article.cents),
          ]),
        ),
      ),
    ],
    preset: null,
    kind: 'receipts',
    roles: { created_at: 'date', product: 'product', qty: 'units', unit_price: 'price' },
    product: sized,
  },
  {
    title: 'timestamps with "UTC" behind them',
    files: (folder) => [
      folder.text(
        'items.csv',
        table(
          'Order ID;Processed at;Product title;Quantity ordered;Net quantity;Net sales',
          SOLD.map((line) => [
            line.order,
            `${utc(line).date} ${utc(line).time} UTC`,
            name(line),
            Math.max(0, line.units),
            line.units,
            plain(line.units * line.article.cents),
          ]),
          ';',
        ),
      ),
    ],
    preset: null,
    kind: 'receipts',
    roles: { 'Processed at': 'date', 'Product title': 'product', 'Net quantity': 'units', 'Net sales': 'revenue' },
    product: name,
    revenue: moneyOf(SOLD),
  },
];
