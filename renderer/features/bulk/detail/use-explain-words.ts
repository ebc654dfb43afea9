// One product's prediction and order in two or three plain sentences.
import { useTranslation } from 'react-i18next';
import type { BulkDetail } from '#core/contract/bulk.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useGroupWords } from '#renderer/format/use-group-words.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';

/** Effects below this share of the prediction are not worth a word. */
const WORTH_A_WORD = 0.05;

/** German keeps its capitals inside a sentence; the other languages do not. */
const inSentence = (word: string, language: string) =>
  language.startsWith('de') ? word : word.charAt(0).toLocaleLowerCase(language) + word.slice(1);

export function useExplainWords({ line, projections, decision, explanation }: BulkDetail, currency: string): string[] {
  const { t } = useTranslation();
  const format = useFormat();
  const groupWords = useGroupWords();
  const sentences: string[] = [];

  const week = projections.find(({ days }) => days === 7) ?? projections[0];
  if (week) {
    sentences.push(
      t('bulk.explain.sentence.demand', {
        product: line.name,
        mean: format.units(week.mean),
        days: t('days', { count: week.days }),
        low: format.units(week.quantiles[Q.low80]),
        high: format.units(week.quantiles[Q.high80]),
      }),
    );
  }

  const protection = t('days', { count: decision.protectionDays });
  if (decision.inventoryPosition === null) sentences.push(t('bulk.explain.sentence.noStock'));
  else if (decision.orderQuantity > 0) {
    sentences.push(
      t('bulk.explain.sentence.order', {
        count: decision.orderQuantity,
        formatted: format.count(decision.orderQuantity),
        position: format.units(decision.inventoryPosition),
        level: format.units(decision.orderUpToLevel),
        days: protection,
        service: format.percent(decision.serviceLevel),
      }),
    );
  } else {
    sentences.push(
      t('bulk.explain.sentence.noOrder', {
        position: format.units(decision.inventoryPosition),
        level: format.units(decision.orderUpToLevel),
        days: protection,
      }),
    );
  }
  if (decision.revenueAtRisk !== null && decision.revenueAtRisk >= 1) {
    sentences.push(t('bulk.explain.sentence.risk', { money: format.money(decision.revenueAtRisk, currency) }));
  }

  const loud = explanation.contributions
    .filter(
      ({ group, units }) => group !== 'other' && Math.abs(units) >= WORTH_A_WORD * Math.max(explanation.mean, 0.5),
    )
    .sort((a, b) => Math.abs(b.units) - Math.abs(a.units))
    .slice(0, 3);
  const names = (sign: 1 | -1) =>
    loud.filter(({ units }) => units * sign > 0).map(({ group }) => inSentence(groupWords(group), format.language));
  const [up, down] = [names(1), names(-1)];
  if (up.length > 0) sentences.push(t('bulk.explain.sentence.up', { up: format.list(up) }));
  if (down.length > 0) sentences.push(t('bulk.explain.sentence.down', { down: format.list(down) }));
  return sentences;
}
