// What the order is decided from: stock on hand and on order, lead time, service level.
import { useTranslation } from 'react-i18next';
import type { KnownContext } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { SmartState } from '../use-smart.ts';
import { InputRow } from './InputRow.tsx';
import { NumberField } from './NumberField.tsx';
import { SupplierField } from './SupplierField.tsx';

export function StockInputs({ store, known, state }: { store: string; known: KnownContext; state: SmartState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { context, setInput } = state;
  const fields = [
    { key: 'onHand', value: known.onHand, words: format.units, unit: undefined, min: 0, max: 1e9, digits: 2 },
    { key: 'onOrder', value: known.onOrder, words: format.units, unit: undefined, min: 0, max: 1e9, digits: 2 },
    {
      key: 'leadTimeDays',
      value: known.leadTimeDays,
      words: (days: number) => t('days', { count: days }),
      unit: t('smart.daysUnit'),
      min: 0,
      max: 180,
      digits: 0,
    },
    {
      key: 'serviceLevel',
      value: known.serviceLevel,
      words: (share: number) => format.percent(share, 0),
      unit: '%',
      min: 0.5,
      max: 0.995,
      digits: 1,
      scale: 100,
    },
  ] as const;
  const rows = fields.map(({ key, value, words, unit, min, max, digits, ...rest }) => {
    const scale = 'scale' in rest ? rest.scale : 1;
    return (
      <InputRow
        key={key}
        id={`known-${key}`}
        name={t(`smart.input.${key}`)}
        known={t(key === 'onHand' || key === 'onOrder' ? 'smart.last' : 'smart.usualIs', {
          value: value === null ? t('smart.unknown') : words(value),
        })}
        isSet={context[key] !== undefined}
        onReset={() => setInput(key, undefined)}
      >
        <NumberField
          label={t(`smart.input.${key}`)}
          value={context[key]}
          onChange={(next) => setInput(key, next === undefined || digits > 0 ? next : Math.round(next))}
          placeholder={value === null ? undefined : format.plain(value * scale, digits)}
          unit={unit}
          min={min}
          max={max}
          digits={digits}
          scale={scale}
          describedBy={`known-${key}`}
        />
      </InputRow>
    );
  });
  return (
    <>
      {rows.slice(0, 2)}
      <SupplierField store={store} known={known} state={state} />
      {rows.slice(2)}
    </>
  );
}
