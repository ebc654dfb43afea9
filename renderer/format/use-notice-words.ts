// What the reader should know before trusting a number, in the window's language.
import { useTranslation } from 'react-i18next';
import type { Notice } from '#core/contract/predictions.ts';
import en from '../i18n/locales/en/notices.json' with { type: 'json' };
import { useFormat } from './use-format.ts';

type Input = keyof typeof en.input;

export function useNoticeWords(currency: string): (notice: Notice) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const isInput = (name: string): name is Input => Object.hasOwn(en.input, name);
  return ({ code, values }) => {
    const words: Record<string, string | number> = { ...values };
    if (typeof values.day === 'string') words.day = format.day(values.day);
    if (typeof values.share === 'number') words.share = format.percent(values.share);
    if (typeof values.inputs === 'string') {
      words.inputs = format.list(
        values.inputs.split(',').map((name) => (isInput(name) ? t(`notices.input.${name}`) : name)),
      );
    }
    for (const name of ['products', 'of']) {
      const some = values[name];
      if (typeof some === 'number') words[name] = format.count(some);
    }
    for (const name of ['price', 'low', 'high']) {
      const amount = values[name];
      if (typeof amount === 'number') words[name] = format.money(amount, currency, true);
    }
    return t(`notices.${code}`, { ...words, count: typeof values.count === 'number' ? values.count : 0 });
  };
}
