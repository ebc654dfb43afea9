// Numbers as tills and spreadsheets write them. Strict: what is not clearly a number is NaN, never a guess.

export type DecimalMark = '.' | ',';

const MINUS = 45;
const PLUS = 43;
const ZERO = 48;
const NINE = 57;
/** Up to here every integer is exact, so that digits and one division give the same double as Number(text). */
const MAX_EXACT_DIGITS = 15;
const POWERS_OF_TEN = Float64Array.from({ length: MAX_EXACT_DIGITS + 1 }, (_, power) => Number(`1e${power}`));

/**
 * A bare number: a sign, digits, one decimal mark. NaN for everything else. This is the fast path for nearly every
 * cell of a file; what it refuses goes to parseDressedNumber.
 */
export function parsePlainNumber(text: string, mark: DecimalMark): number {
  const markCode = mark.charCodeAt(0);
  const first = text.charCodeAt(0);
  let position = first === MINUS || first === PLUS ? 1 : 0;
  let mantissa = 0;
  let digits = 0;
  let decimals = -1;
  for (; position < text.length; position++) {
    const code = text.charCodeAt(position);
    if (code >= ZERO && code <= NINE) {
      mantissa = mantissa * 10 + (code - ZERO);
      digits++;
      if (decimals >= 0) decimals++;
    } else if (code === markCode && decimals < 0) {
      decimals = 0;
    } else {
      return Number.NaN;
    }
  }
  if (digits === 0) return Number.NaN;
  if (digits > MAX_EXACT_DIGITS) return Number(mark === ',' ? text.replace(',', '.') : text);
  const size = decimals > 0 ? mantissa / POWERS_OF_TEN[decimals] : mantissa;
  return first === MINUS ? -size : size;
}

/**
 * A number with its dress: currency signs and codes, thousands marks (point, comma, space, apostrophe; groups of three,
 * or Indian groups of two), minus signs of all kinds before or behind, accountants' parentheses, exponents.
 * NaN when anything is left over or the groups are not groups: "1.234" with decimal mark "," is 1234, "1.23" is NaN.
 */
export function parseDressedNumber(text: string, mark: DecimalMark): number {
  let body = text.replaceAll(SPACES, ' ').replaceAll(MINUS_SIGNS, '-').trim();
  let sign = 1;
  // "(12.50)", "($12.50)", and as spreadsheets write it "$(12.50)".
  const inParentheses = /^\((.*)\)$/.exec(body) ?? /^\((.*)\)$/.exec(withoutCurrency(body));
  if (inParentheses) {
    sign = -1;
    body = inParentheses[1].trim();
  }
  const unsigned = withoutSign(withoutCurrency(withoutSign(body)));
  const signs = countMinus(body) - countMinus(unsigned);
  if (signs > 1 || (signs === 1 && inParentheses)) return Number.NaN;
  if (signs === 1) sign = -1;
  return sign * parseUnsigned(unsigned, mark);
}

/** A number in either dress. */
export function parseNumber(text: string, mark: DecimalMark): number {
  const plain = parsePlainNumber(text, mark);
  return Number.isNaN(plain) ? parseDressedNumber(text, mark) : plain;
}

/** A share of one: "20 %" is 0.2 and reported as such; without a percent sign the value is given as it is. */
export function parseShare(text: string, mark: DecimalMark): number {
  const percent = /^(.*?)\s*%$/s.exec(text);
  return percent ? parseNumber(percent[1], mark) / 100 : parseNumber(text, mark);
}

const SPACES = /[\s\u00a0\u2000-\u200a\u202f\u205f\u3000]+/gu;
const MINUS_SIGNS = /[\u2212\u2012\u2013\u2014\ufe63\uff0d]/gu;
/** Signs ("$", "US$", "$US") and the codes and abbreviations that stand for a currency in tills' exports. */
const CURRENCY_NAME =
  '(?:[A-Z]{0,3}\\p{Sc}[A-Z]{0,3}|(?:EUR|USD|GBP|CHF|CAD|AUD|NZD|SEK|NOK|DKK|PLN|CZK|HUF|RON|BGN|JPY|CNY|INR|BRL|MXN|ARS|CLP|COP|PEN|ZAR|TRY|SFr|Fr|kr|Kč|zł|Ft|lei)\\.?)';
const CURRENCY = new RegExp(`^${CURRENCY_NAME}\\s*|\\s*${CURRENCY_NAME}$`, 'iu');

const withoutCurrency = (text: string): string => text.replace(CURRENCY, '');
const withoutSign = (text: string): string => text.replace(/^[-+]\s*|\s*-$/u, '');
const countMinus = (text: string): number => text.split('-').length - 1;

function parseUnsigned(body: string, mark: DecimalMark): number {
  const [mantissa, exponent, ...more] = body.split(/e/i);
  if (more.length > 0) return Number.NaN;
  if (exponent !== undefined) {
    if (!/^[-+]?\d{1,3}$/.test(exponent)) return Number.NaN;
    const value = parsePlainNumber(mantissa, mark);
    return /^[-+]/.test(mantissa) ? Number.NaN : Number(`${value}e${exponent}`);
  }
  const markAt = body.lastIndexOf(mark);
  const whole = markAt < 0 ? body : body.slice(0, markAt);
  const decimals = markAt < 0 ? '' : body.slice(markAt + 1);
  if (!/^\d*$/.test(decimals)) return Number.NaN;
  const digits = ungroup(whole, mark);
  if (digits === null || (digits === '' && decimals === '')) return Number.NaN;
  return Number(`${digits}.${decimals}0`);
}

/** "1 234 567" → "1234567"; null when the marks do not part the digits into groups. */
function ungroup(whole: string, mark: DecimalMark): string | null {
  if (/^\d*$/.test(whole)) return whole;
  const group = /^\d+([.,' ’`])/.exec(whole)?.[1];
  if (group === undefined || group === mark) return null;
  const parts = whole.split(group);
  if (!parts.every((part) => /^\d+$/.test(part)) || parts.at(-1)?.length !== 3) return null;
  const middle = parts.slice(1, -1);
  const western = parts[0].length <= 3 && middle.every((part) => part.length === 3);
  const indian = group === ',' && parts[0].length <= 2 && middle.every((part) => part.length === 2);
  return western || indian ? parts.join('') : null;
}
