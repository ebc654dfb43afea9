// Numbers, money, dates and durations for people, by Intl in the language of the window.
import type { Banded } from '#core/contract/units.ts';
import { kept } from './kept.ts';

export interface Formatters {
  language: string;
  /** A count: whole, with separators. */
  count(value: number): string;
  /** Units of goods: one decimal below ten where it says something, whole above. */
  units(value: number): string;
  /** Units beside an axis: 12M above 1,000,000, where the margin has no room for more. */
  axisUnits(value: number): string;
  /** A decimal with a fixed number of places. */
  decimal(value: number, digits?: number): string;
  /** A number to type on: no separators of thousands, at most so many places. */
  plain(value: number, most?: number, least?: number): string;
  /** A share 0 to 1 as a percentage. */
  percent(share: number, digits?: number): string;
  /** A share with its sign. */
  change(share: number, digits?: number): string;
  /** Money: whole above 1,000, cents below; `exact` always shows cents. */
  money(value: number, currency: string, exact?: boolean): string;
  /** Money for cards: 12.4K above 100,000. */
  shortMoney(value: number, currency: string): string;
  /** low to high of a band. */
  band(band: Banded): string;
  /** The same in a cell of a table: 1.2M – 1.4M from 1,000,000 on. */
  shortBand(band: Banded): string;
  /** A calendar day (ISO). */
  day(iso: string, style?: 'short' | 'medium' | 'long'): string;
  /** A moment (ISO with time), in the time zone of this computer. */
  moment(iso: string): string;
  /** Moment as distance from now: "3 hours ago". */
  ago(iso: string, now?: number): string;
  /** Seconds as "40 s", "2 min", "1 h 5 min". */
  duration(seconds: number): string;
  bytes(size: number): string;
  /** "a, b and c" */
  list(items: string[]): string;
}

const dayAsDate = (iso: string) => new Date(`${iso}T00:00:00Z`);

const AGO_STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

const DAY_STYLES = {
  short: { day: 'numeric', month: 'short' },
  medium: { day: 'numeric', month: 'short', year: 'numeric' },
  long: { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

/** `language` is a BCP 47 tag, e.g. "en" or "de-CH". Keep what is made: every formatter of Intl is made at its first use. */
export function createFormatters(language: string): Formatters {
  const number = (options: Intl.NumberFormatOptions) => new Intl.NumberFormat(language, options);
  const digits = kept((least: number, most: number, useGrouping: boolean) =>
    number({ minimumFractionDigits: least, maximumFractionDigits: most, useGrouping }),
  );
  const fixed = (places: number) => digits(places, places, true);
  const percents = kept((places: number) =>
    number({ style: 'percent', minimumFractionDigits: places, maximumFractionDigits: places }),
  );
  const changes = kept((most: number) =>
    number({ style: 'percent', maximumFractionDigits: most, signDisplay: 'exceptZero' }),
  );
  const amounts = kept((currency: string, places: number) =>
    number({ style: 'currency', currency, minimumFractionDigits: places, maximumFractionDigits: places }),
  );
  const compactAmounts = kept((currency: string) =>
    number({ style: 'currency', currency, notation: 'compact', maximumFractionDigits: 1 }),
  );
  const compact = kept(() => number({ notation: 'compact', maximumFractionDigits: 1 }));
  const measures = kept((unit: string, most: number) =>
    number({ style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: most }),
  );
  const days = kept(
    (style: keyof typeof DAY_STYLES) => new Intl.DateTimeFormat(language, { ...DAY_STYLES[style], timeZone: 'UTC' }),
  );
  const moments = kept(() => new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }));
  const relative = kept(() => new Intl.RelativeTimeFormat(language, { numeric: 'auto' }));
  const lists = kept(() => new Intl.ListFormat(language, { type: 'conjunction' }));
  const timeUnit = (value: number, unit: 'second' | 'minute' | 'hour') => measures(unit, 0).format(value);

  const units = (value: number) => {
    const small = Math.abs(value) < 10 && !Number.isInteger(value);
    return digits(0, small ? 1 : 0, true).format(value);
  };
  const axisUnits = (value: number) => (Math.abs(value) < 1_000_000 ? units(value) : compact().format(value));

  return {
    language,
    count: (value) => fixed(0).format(value),
    units,
    axisUnits,
    decimal: (value, places = 2) => fixed(places).format(value),
    plain: (value, most = 2, least = 0) => digits(least, most, false).format(value),
    percent: (share, places = 0) => percents(places).format(share),
    change: (share, most = 1) => changes(most).format(share).replace('-', '\u2212'),
    money: (value, currency, exact = false) =>
      amounts(currency, exact || Math.abs(value) < 1_000 ? 2 : 0).format(value),
    shortMoney: (value, currency) =>
      (Math.abs(value) < 100_000 ? amounts(currency, 0) : compactAmounts(currency)).format(value),
    band: ({ low, high }) => `${units(low)} – ${units(high)}`,
    shortBand: ({ low, high }) => `${axisUnits(low)} – ${axisUnits(high)}`,
    day: (iso, style = 'medium') => days(style).format(dayAsDate(iso)),
    moment: (iso) => moments().format(new Date(iso)),
    ago: (iso, now = Date.now()) => {
      const seconds = Math.round((new Date(iso).getTime() - now) / 1_000);
      const step = AGO_STEPS.find(([, size]) => Math.abs(seconds) >= size);
      return step ? relative().format(Math.trunc(seconds / step[1]), step[0]) : relative().format(0, 'second');
    },
    duration: (seconds) => {
      const whole = Math.max(0, Math.round(seconds));
      if (whole < 60) return timeUnit(whole, 'second');
      if (whole < 3_600) return timeUnit(Math.round(whole / 60), 'minute');
      const minutes = Math.round(whole / 60);
      return `${timeUnit(Math.floor(minutes / 60), 'hour')} ${timeUnit(minutes % 60, 'minute')}`;
    },
    bytes: (size) => {
      const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const;
      const step = size < 1_000 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(size) / 3));
      const value = size / 1_000 ** step;
      return measures(units[step], step === 0 || value >= 100 ? 0 : 1).format(value);
    },
    list: (items) => lists().format(items),
  };
}
