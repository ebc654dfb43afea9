// Names of lines and columns that hold sums of the others.
import { cleanText } from '../values/text.ts';

const BEGINS =
  /^(?:(?:grand|sub)[ -]?)?total\b|^(?:zwischen|gesamt)?summe\b|^gesamt\b|^insgesamt\b|^(?:sous[ -])?totaux?\b|^suma\b/i;
const WHOLE =
  /^(?:(?:grand|sub|row|overall|running|sum)[ -]?)?totals?(?:[ -](?:général|general|units|sales|revenue|qty|quantity|sum|amount))?:?$|^(?:gesamt|zwischen|end|jahres|monats|tages)?summen?:?$|^gesamt(?:ergebnis|betrag|umsatz|menge)?:?$|^insgesamt:?$|^(?:sous[ -])?tota(?:l|ux)(?: général)?:?$|^suma(?: total)?:?$|^ytd$|^sum:?$|^all products$|^alle artikel$/i;
const DERIVED =
  /^(?:average|avg|mean|median|min(?:imum)?|max(?:imum)?|durchschnitt|mittelwert|schnitt|moyenne|promedio|media)\.?$/i;

/** Whether a text begins as a line of totals does: "Total for March". */
export const beginsLikeTotal = (text: string): boolean => BEGINS.test(text);

/** Whether a text is nothing but the name of a total: no product is called so. */
export const isTotal = (text: string): boolean => text.length <= 24 && WHOLE.test(text);

/** Whether a column's name says that it is made from the others: a sum, a mean. */
export const isDerivedName = (name: string): boolean => {
  const text = cleanText(name);
  return isTotal(text) || DERIVED.test(text);
};
