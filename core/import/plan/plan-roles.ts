// What the columns of a plan file mean, by their names in English, German, French and Spanish.
import type { PlanRole } from '#core/contract/plans.ts';
import { normaliseName } from '../roles/column-name.ts';
import { roleOfName } from '../roles/synonyms.ts';

/** Names that mean something only where the future is written down. */
const PLAN_NAMES: Partial<Record<PlanRole, string>> = {
  date: `from, from date, date from, start, start date, starts, begin, begins, valid from, first day,
    von, ab, beginn, start datum, startdatum, anfang, von datum, datum von, gültig ab, gültig von,
    de, du, à partir de, début, date début, date de début, valable du,
    desde, inicio, fecha inicio, fecha de inicio, válido desde, a partir de`,
  until: `until, to, till, through, end, ends, end date, date to, to date, valid until, valid to, last day,
    bis, ende, end datum, enddatum, bis datum, datum bis, gültig bis,
    au, jusqu au, jusqu à, fin, date fin, date de fin, valable jusqu au,
    hasta, fin de, fecha fin, fecha de fin, fecha final, válido hasta`,
  price: `new price, promo price, promotion price, action price, special price, offer price,
    neuer preis, aktionspreis, angebotspreis, sonderpreis, nouveau prix, prix promo, prix promotionnel,
    nuevo precio, precio promoción, precio de oferta, precio oferta`,
  closed: `closed day, closure, shut, ruhetag, schließtag, schließung, zu, jour de fermeture, fermeture,
    día cerrado, cierre`,
};

/** Words around a name that say no more than that it is a plan. */
const PLAN_WORDS =
  /\b(planned|plan|future|expected|scheduled|geplant\w*|kunftig\w*|zukunft\w*|prevu\w*|futur\w*|previst\w*|planificad\w*)\b/g;

const dictionary = new Map<string, PlanRole>();
for (const [role, names] of Object.entries(PLAN_NAMES)) {
  for (const name of names.split(',')) dictionary.set(normaliseName(name), role as PlanRole);
}

const SHARED: ReadonlySet<string> = new Set<PlanRole>([
  'date',
  'store',
  'product',
  'category',
  'price',
  'discount',
  'promotion',
  'closed',
]);

/** Role of each column; of several with one role the first has it. A product's name serves where no code is. */
export function planRoles(names: readonly string[]): PlanRole[] {
  const roles = names.map(roleOf);
  if (!roles.includes('product')) {
    const named = names.findIndex((name) => roleOfName(name) === 'productName');
    if (named >= 0) roles[named] = 'product';
  }
  const taken = new Set<PlanRole>();
  return roles.map((role) => {
    if (role === 'ignore' || taken.has(role)) return 'ignore';
    taken.add(role);
    return role;
  });
}

function roleOf(name: string): PlanRole {
  const plain = normaliseName(name).replace(PLAN_WORDS, ' ').replace(/ +/g, ' ').trim();
  const known = dictionary.get(plain);
  if (known) return known;
  const shared = roleOfName(plain);
  return shared !== undefined && SHARED.has(shared) ? (shared as PlanRole) : 'ignore';
}
