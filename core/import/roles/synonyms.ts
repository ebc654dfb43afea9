// What columns are called in the exports of tills and shops: English, German, French, Spanish.
import type { ColumnRole, SuggestionReason } from '#core/contract/imports.ts';
import { normaliseName } from './column-name.ts';

/** Best first: where two columns of a file fit one role, the one whose name stands further in front gets it. */
const ROLE_NAMES: Record<Exclude<ColumnRole, 'ignore' | 'receipt'>, string> = {
  date: `date, day, sales date, sale date, date of sale, business date, order date, transaction date, invoice date,
    receipt date, posting date, datetime, date time, timestamp, created at, order created at, created, paid at,
    processed at, sold at, sold on, sale day, created date, ds, dt, month, week, period, year month, week start, week ending,
    datum, tag, verkaufsdatum, belegdatum, rechnungsdatum, buchungsdatum, bestelldatum, umsatzdatum, geschäftstag,
    kassentag, auftragsdatum, erstelldatum, erstellt am, bestellt am, verkauft am, kaufdatum, transaktionsdatum, vorgangsdatum,
    bon start, bon ende, z buchungstag, z erstellung, datum uhrzeit, monat, woche, kalendertag,
    jour, date de vente, date vente, date de commande, date commande, date facture, date de facturation, date de création, date création, date ticket,
    date du ticket, mois, semaine, date heure,
    fecha, fecha de venta, fecha venta, fecha de factura, fecha factura, fecha pedido, fecha del pedido, fecha ticket, fecha creación, fecha de creación, fecha operación,
    día, mes, semana, fecha hora,
    data, data vendita, data da venda, data venda, giorno, verkoopdatum`,
  store: `store id, store, store code, store number, store no, store nbr, store nr, store name, shop id, shop, shop code,
    shop name, outlet id, outlet, outlet identifier, outlet code, branch id, branch, branch code, location id, location,
    location name, site, site id, pos location, point of sale,
    filiale, filial id, filialnummer, filial nr, filialnr, filiale nr, filialname, markt, marktnummer, markt nr, laden,
    geschäft, standort, verkaufsstelle, betriebsstätte,
    magasin, code magasin, id magasin, nom magasin, boutique, point de vente, pdv, succursale, établissement,
    tienda, código tienda, id tienda, sucursal, punto de venta, establecimiento, local`,
  product: `product reference, product id, product code, product number, product no, sku, sku id, sku code, lineitem sku, variant sku, product variant sku,
    custom label, item id, item code, item number, item no, item nbr, item nr, item sku, item identifier, stock code, article id,
    article code, article number, article no, internal reference, material number, material, part number, part no,
    plu, plu code, plu number, plu no,
    artikelnummer, artikelnr, artikel nr, artikel nummer, art nr, artnr, artikel id, artikelcode, produktnummer,
    produktnr, produkt nr, produkt id, produktcode, warennummer, sachnummer, plu nr, plu nummer, plunr,
    référence article, référence produit, réf article, réf produit, code article, code produit, id produit, id article, référence, réf,
    código producto, código de producto, código del producto, código artículo, código de artículo, codartículo, cod artículo,
    cod producto, codproducto, id producto, producto id, id artículo, referencia producto, ref producto, código, referencia,
    codice, codice articolo, codice prodotto, código do produto, artikelcode,
    upc, ean, ean code, ean nummer, gtin, barcode, asin, code barre, code barres, código de barras,
    product, article, item, menu item, line item, artikel, produkt, ware, article, produit, producto, artículo, articolo, prodotto,
    produto, artigo, service, treatment, dish, dienstleistung, leistung, behandlung, gericht, speise, prestation, plat, servicio,
    tratamiento, plato`,
  productName: `product name, item name, product title, product description, item description, lineitem name,
    article name, article description, menu item name, item title, description, title, name,
    artikelbezeichnung, artikelname, artikeltext, produktname, produktbezeichnung, warenbezeichnung, plu bezeichnung, artikelbeschreibung, bezeichnung,
    beschreibung, text,
    désignation, désignation article, libellé, libellé article, libellé produit, nom produit, nom du produit,
    nom article, nom de l article, intitulé, nom,
    nombre producto, nombre del producto, nombre artículo, nombre del artículo, descripción, descripción producto,
    descripción del producto, denominación, concepto, nombre, materialkurztext, kurztext, descrizione, omschrijving, descrição, nome`,
  category: `category, product category, item category, category name, category id, cat id, product group, item group,
    product family, product type, item type, product line, department, dept, dept id, family, categories, catagory,
    group, class, section, type, sub category, subcategory,
    warengruppe, warengruppen, hauptwarengruppe, artikelgruppe, produktgruppe, warengr, produktkategorie, kategorie, warenkategorie,
    wgr, wg, sortiment, abteilung,
    catégorie, catégorie produit, famille, famille produit, rayon, groupe, type de produit, sous catégorie,
    categoría, categoría producto, categoría del producto, familia, departamento, grupo, sección, línea, tipo`,
  region: `region, sales region, area, territory, zone, state province, state, province, market,
    gebiet, verkaufsgebiet, bundesland, région, zona, región, provincia`,
  supplier: `supplier, supplier name, vendor, vendor name, supplier id, vendor id, supplier code,
    lieferant, lieferantenname, lieferantennummer, lieferant nr, fournisseur, nom fournisseur, code fournisseur,
    proveedor, nombre proveedor, código proveedor`,
  units: `units sold, quantity sold, qty sold, items sold, sold quantity, sold units, unit sales, sales units,
    sales quantity, sales qty, net quantity, net units sold, net items sold, units, quantity, qty, lineitem quantity, item quantity,
    number sold, num sold, quantity purchased, per unit quantity, item cnt day, item cnt, sales volume, volume sold, sold, pieces, pcs, order quantity, volume,
    demand, count,
    verkaufte menge, verkaufte artikel, anzahl artikel, artikelanzahl, verkaufsmenge, absatzmenge, absatz, verkaufte stück, verkaufte einheiten, menge, stückzahl, stück,
    stk, anzahl, verkauft, einheiten, anz, vk menge, menge in bme, fakturierte menge,
    quantité vendue, qté vendue, unités vendues, quantité, qté, nb vendu, nombre vendu, nb, articles vendus, nb articles, nombre d articles, nb unités, unités, volume vendu,
    cantidad vendida, unidades vendidas, artículos vendidos, número de artículos, cantidad, cant, unidades, uds, und, vendidos, vendidas,
    quantità, quantità venduta, qtà, pezzi, aantal, verkocht, verkocht aantal, quantidade, qtde, items purchased, units purchased`,
  price: `price, unit price, selling price, sell price, sales price, sale price, retail price, item price, lineitem price,
    price each, price per unit, sold for, average price, avg price, avg unit price, net price, gross price, list price, mrp,
    item mrp, unit price tax incl, unit price tax excl, product price, final price, retail, regular price,
    einzelpreis, verkaufspreis, preis, stückpreis, vk preis, vkpreis, vk, ladenpreis, preis pro stück, bruttopreis,
    nettopreis, listenpreis, stk br, ep, e preis, einzelvk,
    prix unitaire, prix de vente, prix, prix unitaire ttc, prix unitaire ht, prix ttc, prix ht, prix vente, pu, pu ttc,
    pu ht, pvp,
    precio unitario, precio de venta, precio, precio venta, precio por unidad, precio unidad,
    prezzo, prezzo unitario, prijs, stukprijs, preço, preço unitário, valor unitário`,
  discount: `discount, discount percent, discount percentage, discount pct, discount rate, percent discount, disc, markdown,
    rabatt, rabattsatz, rabatt percent, rabatt prozent, nachlass, preisnachlass,
    remise, taux de remise, taux remise, remise percent, réduction,
    descuento, porcentaje de descuento, descuento percent, dto, rebaja`,
  promotion: `promotion, holiday promotion, promo, on promotion, onpromotion, is promotion, is promo, in promotion,
    promotion flag, promo flag, promoted, special offer, offer, campaign, deal, event, events, event name, festival,
    aktion, in aktion, sonderangebot, angebot, werbung, werbeaktion, beworben, veranstaltung, ereignis,
    en promotion, en promo, offre, opération, offre spéciale, évènement, événement,
    promoción, en promoción, oferta, en oferta, campaña, evento, eventos`,
  closed: `closed, is closed, store closed, open, is open, store open, opened,
    geschlossen, geöffnet, offen, fermé, ouvert, cerrado, abierto`,
  weather: `weather, weather condition, weather conditions, wetter, wetterlage, wetterbedingungen,
    météo, conditions météo, conditions météorologiques, clima, condición climática, condiciones climáticas`,
  competitorPrice: `competitor pricing, competitor price, competitors price, competition price, competing price, comp price,
    rival price, konkurrenzpreis, wettbewerberpreis, wettbewerbspreis, mitbewerberpreis, preis konkurrenz,
    prix concurrent, prix concurrents, prix des concurrents, prix concurrence, prix du concurrent,
    precio competencia, precio de la competencia, precio competidor, precio del competidor, precios competencia`,
  stock: `inventory level, stock level, stock on hand, on hand, quantity on hand, qty on hand, opening stock,
    beginning inventory, closing stock, ending inventory, stock quantity, stock qty, stock, inventory, inventory quantity,
    available stock, available quantity, soh, stock count, in stock,
    lagerbestand, bestand, anfangsbestand, endbestand, lagermenge, bestandsmenge, warenbestand, lager,
    niveau de stock, quantité en stock, qté en stock, stock disponible, en stock, stock initial, stock final,
    existencias, nivel de inventario, inventario, nivel de existencias, stock actual, cantidad en stock`,
  unitsOrdered: `units ordered, quantity ordered, qty ordered, ordered quantity, ordered units, ordered, units received,
    quantity received, units delivered, replenishment, replenishment quantity, purchase quantity,
    bestellmenge, bestellte menge, bestellte stück, bestellte einheiten, bestellt, nachbestellung, liefermenge, geliefert,
    wareneingang,
    quantité commandée, qté commandée, unités commandées, quantité reçue, réassort,
    cantidad pedida, unidades pedidas, cantidad ordenada, unidades ordenadas, cantidad recibida, pedido`,
  revenue: `revenue, sales revenue, turnover, sales amount, sales value, net sales, product sales, ordered product sales, gross sales, total sales, line total,
    total price, total price tax incl, total price tax excl, extended price, n revenue, net revenue, gross revenue, item revenue, item total, net total, subtotal with discounts, subtotal w discounts, subtotal, total amount, net amount, gross amount, amount, total,
    umsatz, umsatz brutto, umsatz netto, bruttoumsatz, nettoumsatz, tagesumsatz, erlös, erlöse, gesamtpreis,
    gesamtbetrag, gesamt, zeilensumme, positionssumme, g preis, vk wert, verkaufswert, betrag in hw, betrag, warenwert, summe,
    chiffre d affaires, chiffre affaires, ca, ca ttc, ca ht, montant, montant ttc, montant ht, total ttc, total ht,
    prix total,
    importe, importe total, ingresos, facturación, importe venta, total venta, venta total, precio total, monto,
    importo, totale, fatturato, incasso, omzet, bedrag, totaal, valor total, faturamento, purchase revenue`,
  cancelled: `cancelled at, canceled at, cancelled, canceled, cancelled on, is cancelled, order status, void, voided,
    storniert, storno, stornokennzeichen, annulé, annulée, annulation, anulado, anulada, cancelado, estado pedido,
    estado del pedido, statut commande, bestellstatus, auftragsstatus`,
  lineType: `line type, lineitem type, receipt type, operation type, transaction type, sale type, record type, entry type,
    row type, amount description, gv typ, positionstyp, positionsart, zeilentyp, zeilenart, belegart, vorgangsart,
    geschäftsvorfall, type de ligne, type de ticket, type d opération, type de transaction, tipo de línea, tipo de ticket,
    tipo de operación, tipo de transacción`,
  variant: `variant, variant title, product variant title, variation, size, colour, color, price point name, item variation, option, flavour, flavor,
    größe, farbe, variante, ausführung, taille, couleur, déclinaison, coloris, talla, tamaño`,
  unitCost: `unit cost, cost price, cost per unit, purchase price, buying price, wholesale price, landed cost, cost, cogs,
    einkaufspreis, ek preis, ekpreis, ek, einstandspreis, stückkosten, wareneinsatz,
    prix d achat, prix achat, coût unitaire, coût d achat, coût, prix de revient,
    coste unitario, costo unitario, precio de compra, precio compra, precio de coste, precio de costo, coste, costo`,
  leadTimeDays: `lead time, lead time days, leadtime, supplier lead time, delivery time, delivery days,
    lieferzeit, lieferzeit tage, lieferzeit in tagen, wiederbeschaffungszeit,
    délai de livraison, délai livraison, délai d approvisionnement, délai, plazo de entrega, tiempo de entrega,
    plazo entrega, días de entrega`,
  packSize: `pack size, case pack, case size, units per case, units per pack, pack quantity, pack qty, package size, pack,
    verpackungseinheit, packungsgröße, vpe, ve, gebindegröße, gebinde, stück pro karton,
    colisage, conditionnement, unités par colis, taille du lot, pcb,
    unidades por caja, tamaño del paquete, tamaño de paquete, unidades por paquete, tamaño del lote`,
  moq: `moq, minimum order quantity, minimum order, min order quantity, min order qty, min order, minimum quantity,
    mindestbestellmenge, mindestmenge, quantité minimale de commande, quantité minimale, minimum de commande,
    quantité minimum, pedido mínimo, cantidad mínima, cantidad mínima de pedido`,
};

/** The bare nouns among them: beside a column of codes they hold the products' names. */
const NOUNS = `product, article, item, menu item, line item, artikel, produkt, ware, article, produit, producto, artículo`;

/** "Sales" is units in one export and money in the next: the content decides (see suggest.ts). */
const SALES = 'sales, sale, ventes, ventas, verkäufe, umsätze, venta, vente';

/** Names of columns that are left out, by why. */
const IGNORED: Partial<Record<SuggestionReason, string>> = {
  'calendar-known': `season, seasonality, weekday, day of week, dayofweek, weekday weekend, year, quarter, holiday,
    is holiday, state holiday, school holiday, saison, wochentag, jahr, quartal, feiertag, ferien, kw, kalenderwoche,
    jour de la semaine, année, trimestre, jour férié, estación, temporada, día de la semana, año, festivo, period day`,
  'receipt-number': `receipt, receipt id, receipt no, receipt number, invoice, invoice no, invoice id, invoice number,
    order id, order no, order number, order, id order, order ref, order reference, sale id, sale no, sale number, transaction, transaction id, transaction no, ticket, ticket id, ticket no,
    ticket number, bill no, beleg, beleg nr, belegnr, belegnummer, belegfeld, belegfeld 1, bon, bon id, bon nr, bonnr, bonnummer, auftragsnummer, auftragsnr, auftrag nr, externe auftragsnummer, rechnungsnummer,
    rechnungsnr, rechnung nr, bestellnummer, transaktion, n ticket, no ticket, numéro ticket, numéro de ticket,
    n de ticket, ticket de caisse, n facture, numéro facture, numéro de facture, num ticket, id commande,
    número de ticket, número ticket, número de factura, número factura, factura, n factura, id pedido, número de documento, número documento, núm documento, num documento, n documento`,
  'time-of-day': 'time, hour, uhrzeit, zeit, stunde, heure, hora, sale time, transaction time',
  'personal-data': `customer, customer id, customer name, client, client id, email, phone, billing name, shipping name,
    kunde, kundennummer, kundennr, kunden nr, kundenname, nom client, cliente, cashier, kassierer, verkäufer, caissier,
    vendeur, cajero, vendedor, employee`,
  'row-number': 'id, row id, row, row number, index, unnamed 0, nr, no, lfd nr, zeile, ligne, fila, uid, guid',
  'about-the-sale': `register, register name, register number, till, till number, till name, terminal, terminal id, device, device name,
    pos, pos device, pos id, workstation, kasse, kassennummer, kassen nr, kassennr, kasse nr, kassenname, kassenplatz, gerät, caisse,
    n caisse, numéro caisse, numéro de caisse, nom caisse, nom de la caisse, caja, nº caja, número caja, número de caja,
    payment method, payment type, payment methods, payment status, payment mode, tender, tender type, zahlungsart, zahlart, zahlungsmittel,
    zahlungsweise, zahlungsmethode, moyen de paiement, mode de paiement, mode règlement, mode de règlement, règlement,
    forma de pago, método de pago, medio de pago, forma pago, note, notes, comment, comments, remark, remarks, bemerkung,
    bemerkungen, notiz, notizen, kommentar, remarque, remarques, commentaire, commentaires, observaciones, nota, notas, comentario,
    comentarios, currency, currency code, währung, devise, monnaie, moneda, divisa, shift, schicht, turno, z nr, z nummer,
    z number, z no, z report, z bericht, z bericht nr, z id, n z, numéro z, nº z, número z`,
  'amount-not-share': `discount amount, discount value, rabattbetrag, montant remise, montant de la remise,
    importe descuento, lineitem discount, total discount`,
};

/** A name that speaks of the future or of a plan: never a feature, whatever else it says. */
const FORECAST =
  /\b(forecast\w*|predict\w*|prognos\w*|vorhersage\w*|prevision\w*|previst\w*|pronostic\w*|estimat\w*|expected|erwartet\w*|projected|projection|budget\w*|target|plan|planned|soll)\b/;

/** What would make a wrong match of a name that merely ends (or begins) with a role's word. */
const NOT_A_PART =
  /\b(reorder|minimum|min|max|safety|returned|return|refund\w*|cancel\w*|free|tax|ship|shipping|delivery|due|expir\w*|birth\w*|updat\w*|modif\w*|received|last|first|open\w*|range|band|old|new|original|compare|type|status)\b/;

const PART_WORDS: readonly (readonly [Exclude<ColumnRole, 'ignore'>, RegExp])[] = [
  [
    'competitorPrice',
    /\b(competit\w*|konkurren\w*|wettbewerb\w*|concurren\w*|competencia)\b.*\b(price|pricing|preis|prix|precio)\b|\b(price|pricing|preis|prix|precio)\b.*\b(competit\w*|konkurren\w*|wettbewerb\w*|concurren\w*|competencia)\b/,
  ],
  ['date', /(^|\b)(date|datum|fecha)$|^(date|fecha)\b/],
  [
    'units',
    /\b(units sold|quantity|qty|menge|quantite|qte|cantidad|unidades)$|^(quantite|qte|cantidad|unidades|units sold)\b/,
  ],
  ['stock', /\b(stock|inventory|bestand|inventario|existencias)$/],
  ['price', /\b(price|preis|prix|precio)$|^(prix|precio)\b/],
  ['category', /\b(category|kategorie|warengruppe|categorie|categoria)$|^(categorie|categoria)\b/],
  ['weather', /\b(weather|wetter|meteo|clima)\b/],
];

export interface NameMatch {
  role: ColumnRole | 'sales';
  reason: SuggestionReason;
  /** Lower is better. */
  rank: number;
}

interface Dictionary {
  names: ReadonlyMap<string, NameMatch>;
}

/** Rank of a match by a part of the name: behind every whole name. */
const PART_RANK = 1000;

function buildDictionary(): Dictionary {
  const names = new Map<string, NameMatch>();
  const add = (list: string, match: Omit<NameMatch, 'rank'>) => {
    for (const [rank, name] of list.split(',').entries()) {
      const key = normaliseName(name);
      if (!names.has(key)) names.set(key, { ...match, rank });
    }
  };
  for (const [role, list] of Object.entries(ROLE_NAMES))
    add(list, { role: role as ColumnRole, reason: 'name-synonym' });
  add(SALES, { role: 'sales', reason: 'name-synonym' });
  for (const [reason, list] of Object.entries(IGNORED))
    add(list, { role: 'ignore', reason: reason as SuggestionReason });
  return { names };
}

const dictionary = buildDictionary();

/** What a column's name says about its role; undefined when it says nothing. */
export function matchName(column: string): NameMatch | undefined {
  const name = normaliseName(column);
  if (FORECAST.test(name)) return { role: 'ignore', reason: 'forecast-column-ignored', rank: 0 };
  const whole = dictionary.names.get(name) ?? withoutTax(name);
  if (whole) return whole;
  if (NOT_A_PART.test(name)) return undefined;
  const part = PART_WORDS.find(([, words]) => words.test(name));
  return part && { role: part[0], reason: 'name-part', rank: PART_RANK };
}

/** Of "VK netto" and "VK brutto" the one with the tax is what customers pay. */
function withoutTax(name: string): NameMatch | undefined {
  const match = dictionary.names.get(withoutCurrencyWords(name));
  return match && /\b(netto|ht)\b/.test(name) ? { ...match, rank: match.rank + 0.5 } : match;
}

/** The role whose list has exactly this name; undefined when none has. Says nothing about columns to leave out. */
export function roleOfName(column: string): ColumnRole | undefined {
  const name = normaliseName(column);
  const found = dictionary.names.get(name) ?? dictionary.names.get(withoutCurrencyWords(name));
  return found === undefined || found.role === 'sales' || found.role === 'ignore' ? undefined : found.role;
}

const nouns = new Set(NOUNS.split(',').map(normaliseName));

/** Whether a name only says that its column is about products: of their codes or of their names. */
export const isProductNoun = (column: string): boolean => nouns.has(normaliseName(column));

/** Whether a name speaks of what became of a sale: of its status, of its cancellation. */
export const speaksOfStatus = (column: string): boolean =>
  /\b(status|state|statut|etat|estado|zustand|void\w*|cancel\w*|storn\w*|annul\w*|anul\w*)\b/.test(
    normaliseName(column),
  );

/** Whether a name speaks of a type, of whatever. */
export const speaksOfType = (column: string): boolean => /\b(type|typ|art|tipo|kind)\b/.test(normaliseName(column));

/** Whether a name says that its column is not about the sale itself: "Expiry date", "Reorder quantity". */
export const isAboutSomethingElse = (column: string): boolean => NOT_A_PART.test(normaliseName(column));

/** Whether a name means the opposite of "closed". */
export const meansOpen = (column: string): boolean =>
  /\b(open|opened|geoffnet|offen|ouvert|abierto)\b/.test(normaliseName(column));

const withoutCurrencyWords = (name: string): string =>
  name
    .replace(/\b(eur|euro|usd|gbp|chf|brutto|netto|ttc|ht|in|pcs|stk)\b/g, ' ')
    .replace(/ +/g, ' ')
    .trim();
