// What a scenario sets, in a few words: "Price €2.49, promotion".
import { useTranslation } from 'react-i18next';
import type { PredictionContext } from '#core/contract/predictions.ts';
import { setInputs } from '#renderer/format/explain-lines.ts';
import { useFormat } from '#renderer/format/use-format.ts';

export function useContextWords(currency: string): (context: PredictionContext) => string {
  const { t } = useTranslation();
  const format = useFormat();
  const yesNo = (value: boolean | undefined) => t(value ? 'smart.yes' : 'smart.no');
  return (context) => {
    const values: Record<keyof PredictionContext, () => string> = {
      price: () => format.money(context.price ?? 0, currency, true),
      discount: () => format.percent(context.discount ?? 0, Number.isInteger((context.discount ?? 0) * 100) ? 0 : 1),
      promotion: () => yesNo(context.promotion),
      holiday: () => yesNo(context.holiday),
      closed: () => t(context.closed ? 'smart.closedWord' : 'smart.open'),
      weather: () => context.weather ?? '',
      competitorPrice: () => format.money(context.competitorPrice ?? 0, currency, true),
      onHand: () => format.units(context.onHand ?? 0),
      onOrder: () => format.units(context.onOrder ?? 0),
      supplier: () => context.supplier ?? '',
      leadTimeDays: () => t('days', { count: context.leadTimeDays ?? 0 }),
      serviceLevel: () => format.percent(context.serviceLevel ?? 0, 0),
    };
    const parts = setInputs(context).map((key) => `${t(`smart.input.${key}`)} ${values[key]()}`);
    return parts.length > 0 ? parts.join(', ') : t('smart.compare.nothingSet');
  };
}
