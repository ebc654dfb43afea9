// What the columns of a stock list or a supplier file mean: by name in four languages, then by what they hold.
import type { ListRole, ListSubject } from '#core/contract/lists.ts';
import { normaliseName } from '../roles/column-name.ts';
import type { ColumnProfile } from '../roles/profile.ts';
import { matchName, roleOfName } from '../roles/synonyms.ts';

/** Names beyond those of sales files; what stands further in front is the better name. */
const LIST_NAMES: Partial<Record<ListRole, string>> = {
  onHand: `on hand, on hand quantity, qty on hand, quantity on hand, stock on hand, stock quantity, stock qty, stock level,
    current stock, counted, counted stock, count, available, in stock, quantity, qty, units in stock, inventory quantity,
    bestand, lagerbestand, lagermenge, istbestand, ist bestand, gezählt, menge, anzahl, verfügbar, vorrat,
    stock réel, stock physique, en stock, quantité en stock, quantité, qté, qté en stock, disponible,
    existencias, existencia, stock actual, en existencia, cantidad, cantidad en stock, recuento`,
  onOrder: `on order, on order quantity, qty on order, ordered, open orders, open order, incoming, in transit, units on order,
    bestellt, offene bestellungen, offene bestellung, bestellmenge offen, im zulauf, unterwegs,
    en commande, commandé, commandes en cours, en cours, à recevoir,
    pedido, pedidos, en pedido, pedidos pendientes, pendiente de recibir, en camino`,
  committed: `committed, reserved, allocated, reserved stock, allocated stock, on hold, promised, backordered quantity,
    reserviert, zugeteilt, zugesagt, vorgemerkt, reservierter bestand, réservé, réservée, stock réservé, engagé, alloué,
    reservado, comprometido, asignado, stock reservado`,
  shelfLifeDays: `shelf life, shelf life days, shelf life in days, days of shelf life, keeps days, durability,
    haltbarkeit, haltbarkeit tage, haltbarkeit in tagen, mhd tage, haltbarkeitstage, restlaufzeit, durée de vie,
    durée de conservation, conservation jours, dlc jours, ddm jours, vida útil, vida útil días, caducidad días,
    días de vida útil, duración`,
  storageLimit: `storage limit, max stock, maximum stock, stock limit, capacity, storage capacity, shelf capacity, max qty,
    maximum quantity, höchstbestand, maximalbestand, lagerplatz, max bestand, kapazität, regalkapazität, stock max,
    stock maximum, capacité, capacité de stockage, limite de stockage, stock máximo, capacidad,
    capacidad de almacenamiento, límite de almacenamiento, existencias máximas`,
  supplier: 'company, manufacturer, firma, hersteller, société, fabricant, empresa, fabricante',
  orderWeekdays: `order days, order weekdays, order day, ordering days, weekdays, order weekday, delivery days of week,
    bestelltage, bestelltag, bestellwochentage, wochentage, jours de commande, jour de commande,
    días de pedido, día de pedido`,
  reviewPeriodDays: `review period, review period days, order cycle, order interval, order every days, bestellrhythmus,
    bestellintervall, bestellzyklus, überprüfungsintervall, période de révision, période de revue, cycle de commande,
    intervalle de commande, periodo de revisión, período de revisión, ciclo de pedido, intervalo de pedido`,
  minimumOrderValue: `minimum order value, min order value, minimum order amount, mov, minimum value, order minimum,
    mindestbestellwert, mindestwert, mbw, mindestauftragswert, minimum de commande, montant minimum,
    montant minimum de commande, valeur minimale de commande, franco, importe mínimo, valor mínimo de pedido,
    pedido mínimo importe, importe mínimo de pedido`,
  currency: 'currency, currency code, ccy, währung, waehrung, devise, monnaie, moneda, divisa',
  currencyRate: `currency rate, exchange rate, rate, fx rate, wechselkurs, kurs, umrechnungskurs, taux de change, taux,
    tipo de cambio, cambio`,
  note: `note, notes, comment, comments, remark, remarks, notiz, notizen, bemerkung, bemerkungen, kommentar, remarque,
    remarques, commentaire, nota, notas, comentario, comentarios, observaciones`,
};

/** What a role of a sales file is in a list. */
const SHARED: Readonly<Record<string, ListRole>> = {
  product: 'product',
  productName: 'productName',
  category: 'category',
  supplier: 'supplier',
  unitCost: 'unitCost',
  price: 'price',
  leadTimeDays: 'leadTimeDays',
  packSize: 'packSize',
  moq: 'moq',
  stock: 'onHand',
  unitsOrdered: 'onOrder',
};

const ROLES_OF: Record<ListSubject, ReadonlySet<ListRole>> = {
  products: new Set([
    'product',
    'productName',
    'category',
    'supplier',
    'onHand',
    'unitCost',
    'price',
    'leadTimeDays',
    'packSize',
    'moq',
    'shelfLifeDays',
    'storageLimit',
    'onOrder',
    'committed',
  ]),
  suppliers: new Set([
    'supplier',
    'leadTimeDays',
    'orderWeekdays',
    'reviewPeriodDays',
    'minimumOrderValue',
    'currency',
    'currencyRate',
    'note',
  ]),
};

const TEXTS: ReadonlySet<ListRole> = new Set([
  'product',
  'productName',
  'category',
  'supplier',
  'orderWeekdays',
  'currency',
  'note',
]);

export const isNumberRole = (role: ListRole): boolean => role !== 'ignore' && !TEXTS.has(role);

/** A column of figures has at least this share of them. */
const LEAST_NUMBERS = 0.5;
/** A column of codes is one where at least this share of the values is known to the store. */
const LEAST_KNOWN = 0.5;

const dictionary = new Map<string, { role: ListRole; rank: number }>();
for (const [role, names] of Object.entries(LIST_NAMES)) {
  for (const [rank, name] of names.split(',').entries()) {
    const key = normaliseName(name);
    if (!dictionary.has(key)) dictionary.set(key, { role: role as ListRole, rank });
  }
}

export interface ListColumn {
  readonly name: string;
  readonly profile: ColumnProfile;
  /** Share of its values that are codes of products of the store, 0 to 1. */
  readonly knownCodes: number;
  /** Share of its values that are names of products of the store. */
  readonly knownNames: number;
}

/** Role of each column: what the user chose stands, of several for one role the best name has it. */
export function listRoles(
  columns: readonly ListColumn[],
  subject: ListSubject,
  chosen: ReadonlyMap<string, ListRole> = new Map(),
): ListRole[] {
  const roles: ListRole[] = columns.map(({ name }) => chosen.get(name) ?? 'ignore');
  const taken = new Set(roles);
  const wishes = columns
    .flatMap((column, index) => (chosen.has(column.name) ? [] : [{ index, ...wishOf(column, subject) }]))
    .filter(({ role }) => ROLES_OF[subject].has(role))
    .sort((a, b) => a.rank - b.rank || a.index - b.index);
  for (const { index, role } of wishes) {
    if (taken.has(role)) continue;
    roles[index] = role;
    taken.add(role);
  }
  if (subject === 'products') findProducts(columns, roles, chosen);
  else if (!roles.includes('supplier')) giveFirst(columns, roles, chosen, 'productName', 'supplier');
  return roles;
}

function wishOf({ name, profile }: ListColumn, subject: ListSubject): { role: ListRole; rank: number } {
  const own = dictionary.get(normaliseName(name));
  const match = matchName(name);
  const isStronger = own !== undefined && ROLES_OF[subject].has(own.role);
  const role = isStronger ? own.role : (match && SHARED[match.role]) || 'ignore';
  const rank = isStronger ? own.rank : (match?.rank ?? 0);
  if (isNumberRole(role) && profile.filled > 0 && profile.numbers < LEAST_NUMBERS) return { role: 'ignore', rank };
  return { role, rank };
}

/** The column of codes is the one that names products of this store, whatever it is called; if none does, that of names. */
function findProducts(columns: readonly ListColumn[], roles: ListRole[], chosen: ReadonlyMap<string, ListRole>): void {
  if ([...chosen.values()].includes('product')) return;
  const named = roles.indexOf('product');
  const best =
    bestOf(columns, chosen, ({ knownCodes }) => knownCodes) ?? bestOf(columns, chosen, (one) => one.knownNames);
  if (best !== undefined && best !== named) {
    const isBetter = named < 0 || columns[named].knownCodes < LEAST_KNOWN;
    if (!isBetter) return;
    if (named >= 0) roles[named] = 'ignore';
    roles[best] = 'product';
    return;
  }
  if (named < 0) giveFirst(columns, roles, chosen, 'productName', 'product');
}

/** Index of the column most of whose values are known to the store; undefined when there is none. */
function bestOf(
  columns: readonly ListColumn[],
  chosen: ReadonlyMap<string, ListRole>,
  known: (column: ListColumn) => number,
): number | undefined {
  let best: number | undefined;
  columns.forEach((column, i) => {
    if (chosen.has(column.name) || known(column) < LEAST_KNOWN) return;
    if (best === undefined || known(column) > known(columns[best])) best = i;
  });
  return best;
}

/** Where nothing has a role, the first column whose name means something close takes it. */
function giveFirst(
  columns: readonly ListColumn[],
  roles: ListRole[],
  chosen: ReadonlyMap<string, ListRole>,
  close: 'productName',
  role: ListRole,
): void {
  const at = columns.findIndex(({ name }) => !chosen.has(name) && roleOfName(name) === close);
  if (at >= 0) roles[at] = role;
}
