// What a line of an export is about, as its type says: goods that were sold, goods that came back, or neither.
import { normaliseName } from '../roles/column-name.ts';

export type LineKind = 'goods' | 'return' | 'other';

const RETURN =
  /\b(?:refund(?:ed|s)?|returns?|returned|credit note|retouren?|ruckgabe|rucknahme|gutschrift|retours?|remboursements?|avoir|devolucion(?:es)?|reembolsos?|abono)\b/;
/** Money that moves beside the goods: payments, postage, fees, taxes, deposits, discounts of a whole receipt. */
const OTHER =
  /\b(?:payments?|tenders?|transfers?|payouts?|shipping|postage|delivery|fees?|commission|tax(?:es)?|tips?|gratuity|deposit|withdrawal|float|no sale|discounts?|rounding|gift ?card|voucher|chargeback|adjustment|goodwill|gift ?wrap|zahlung(?:en)?|versand(?:kosten)?|gebuhr(?:en)?|provision|steuer|mwst|trinkgeld|einzahlung|auszahlung|geldtransit|anfangsbestand|differenz\w*|lohnzahlung|privat\w*|pfand|rabatt|gutschein\w*|rundung|paiements?|reglement|frais|livraison|pourboire|remise|arrondi|pagos?|envio|comision|impuestos?|propina|deposito|descuento|cupon|ajuste|redondeo)\b/;

/** By words of four languages; what says neither is goods. */
export function kindOfLine(type: string): LineKind {
  const words = normaliseName(type);
  if (OTHER.test(words)) return 'other';
  return RETURN.test(words) ? 'return' : 'goods';
}

/** Whether these types tell lines apart: some are goods, others came back or are none. */
export function tellsLines(types: Iterable<string>): boolean {
  const kinds = new Set([...types].map(kindOfLine));
  return kinds.has('goods') && kinds.size > 1;
}
