// Explanations in sentences: "12 above a usual Tuesday: promotion +9, Sunny weather +3."
import { useTranslation } from 'react-i18next';
import type { Explanation } from '#core/contract/predictions.ts';
import type { Frequency } from '#core/contract/units.ts';
import en from '../i18n/locales/en/reasons.json' with { type: 'json' };
import { type Difference, explainLines, type ReasonLine } from './explain-lines.ts';
import { RETURNING, useForecasterWords } from './use-forecaster-words.ts';
import { useFormat } from './use-format.ts';

type Cause = keyof typeof en.cause;

/** Below this share of the number a day is called a usual one. */
const USUAL_SHARE = 0.03;

export interface ReasonWords {
  /** One reason with its effect: "promotion +9". */
  reason(line: ReasonLine): string;
  /** Units with their sign. */
  signed(units: number): string;
  /** "A usual Tuesday" */
  usualDay(date: string, frequency: Frequency): string;
  /** One or two sentences: how the day differs from a usual one, and why. */
  explain(explanation: Explanation, date: string, frequency: Frequency): string[];
  /** "B sells 18 more than A: price +12, promotion +6." */
  difference(difference: Difference, from: string, to: string): string;
  /** The same against nothing set: "Your changes add 18: price +12, promotion +6." */
  changes(difference: Difference): string;
}

export function useReasonWords(): ReasonWords {
  const { t } = useTranslation();
  const format = useFormat();
  const forecasterWords = useForecasterWords();
  const weekday = new Intl.DateTimeFormat(format.language, { weekday: 'long', timeZone: 'UTC' });

  const dayWord = (date: string) => weekday.format(new Date(`${date}T00:00:00Z`));

  const signed = (units: number) => {
    const text = format.units(Math.abs(units));
    return text === format.units(0) ? text : `${units > 0 ? '+' : '−'}${text}`;
  };
  const reason = ({ cause, group, value, units }: ReasonLine) => {
    const known = Object.hasOwn(en.cause, cause)
      ? (cause as Cause)
      : Object.hasOwn(en.cause, group)
        ? (group as Cause)
        : 'other';
    return `${t(`reasons.cause.${known}`, { value })} ${signed(units)}`;
  };
  const listed = (reasons: ReasonLine[]) => reasons.map(reason).join(', ');

  const parts = ({ units, reasons, rest, restCause }: Difference) => {
    const lines = reasons.map(reason);
    if (Math.abs(rest) >= 0.05) lines.push(`${t(`reasons.cause.${restCause}`)} ${signed(rest)}`);
    const side = Math.abs(units) < 0.05 ? ('same' as const) : units > 0 ? ('more' as const) : ('fewer' as const);
    return { side, units: format.units(Math.abs(units)), reasons: lines.join(', ') };
  };

  return {
    reason,
    signed,
    usualDay: (date, frequency) => t(`reasons.usualDay.${frequency}`, { day: dayWord(date) }),
    explain(explanation, date, frequency) {
      const { mean, usual, difference, reasons, rest, hasReasons } = explainLines(explanation);
      if (!hasReasons) {
        if (explanation.forecaster === RETURNING) return [t('reasons.returning')];
        return [t('reasons.simple', { forecaster: forecasterWords(explanation.forecaster, frequency) })];
      }
      const day = dayWord(date);
      const side = Math.abs(difference) < USUAL_SHARE * Math.max(mean, 1) ? 'same' : difference > 0 ? 'above' : 'below';
      const words = {
        units: format.units(Math.abs(difference)),
        usual: format.units(Math.max(0, usual)),
        day,
        reasons: listed(reasons),
      };
      const sentences = [
        reasons.length > 0
          ? t(`reasons.${side}.${frequency}`, words)
          : t(`reasons.plain.${frequency}`, { ...words, usual: format.units(mean) }),
      ];
      const isRestLoud = reasons.length > 0 && Math.abs(rest) >= 0.05 * Math.max(mean, 1);
      if (isRestLoud) sentences.push(t('reasons.rest', { units: signed(rest) }));
      return sentences;
    },
    difference(difference, from, to) {
      const { side, ...words } = parts(difference);
      const named = { from, to, ...words };
      return words.reasons ? t(`reasons.compare.${side}`, named) : t(`reasons.compareBare.${side}`, named);
    },
    changes(difference) {
      const { side, ...words } = parts(difference);
      return words.reasons ? t(`reasons.changes.${side}`, words) : t(`reasons.changesBare.${side}`, words);
    },
  };
}
