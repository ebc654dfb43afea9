// What customers meet on the day: price, discount, promotion, holiday, opening, weather, the competitor.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { ContextInput, KnownContext } from '#core/contract/predictions.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { ContextKey } from '../smart-link.ts';
import type { SmartState } from '../use-smart.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { InputRow } from './InputRow.tsx';
import { NumberField } from './NumberField.tsx';

interface Props {
  known: KnownContext;
  state: SmartState;
  currency: string;
}

/** Price and discount change what is earned, whatever demand does; the others are shown where they can change something. */
const OPTIONAL: ContextInput[] = ['promotion', 'holiday', 'weather', 'competitorPrice'];

export function DemandInputs({ known, state, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { context, setInput } = state;
  const heeds = (input: ContextInput) => known.heeded.includes(input);
  const isShown = (input: ContextInput) => heeds(input) || context[input] !== undefined;
  const hidden = OPTIONAL.filter((input) => !isShown(input));
  const row = (key: ContextKey & ContextInput, knownWords: string) => ({
    name: t(`smart.input.${key}`),
    known: knownWords,
    isSet: context[key] !== undefined,
    onReset: () => setInput(key, undefined),
    isUnheeded: !heeds(key),
    id: `known-${key}`,
  });
  const money = (value: number | null) => (value === null ? t('smart.unknown') : format.money(value, currency, true));
  const sign = currencySign(format.language, currency);
  const lastWords = (value: boolean | null) =>
    value === null ? t('smart.last', { value: t('smart.unknown') }) : t(value ? 'smart.lastYes' : 'smart.lastNo');
  const yesNo = { none: t('smart.asUsual'), yes: t('smart.yes'), no: t('smart.no') };
  return (
    <>
      <InputRow {...row('price', t('smart.last', { value: money(known.price) }))}>
        <NumberField
          label={t('smart.input.price')}
          value={context.price}
          onChange={(value) => setInput('price', value)}
          placeholder={known.price === null ? undefined : format.plain(known.price, 2, 2)}
          unit={sign}
          min={0}
          max={1e9}
          digits={2}
          fixed
          describedBy="known-price"
        />
      </InputRow>
      <InputRow
        {...row(
          'discount',
          t('smart.last', { value: known.discount === null ? t('smart.unknown') : format.percent(known.discount) }),
        )}
      >
        <NumberField
          label={t('smart.input.discount')}
          value={context.discount}
          onChange={(value) => setInput('discount', value)}
          placeholder={t('smart.asUsual')}
          unit="%"
          min={0}
          max={1}
          scale={100}
          digits={1}
          describedBy="known-discount"
        />
      </InputRow>
      {isShown('promotion') && (
        <InputRow {...row('promotion', lastWords(known.promotion))}>
          <ChoiceField
            label={t('smart.input.promotion')}
            value={context.promotion}
            onChange={(value) => setInput('promotion', value)}
            words={yesNo}
          />
        </InputRow>
      )}
      {isShown('holiday') && (
        <InputRow
          {...row(
            'holiday',
            known.holiday === null ? t('smart.noHoliday') : t('smart.isHoliday', { name: known.holiday }),
          )}
        >
          <ChoiceField
            label={t('smart.input.holiday')}
            value={context.holiday}
            onChange={(value) => setInput('holiday', value)}
            words={yesNo}
          />
        </InputRow>
      )}
      {isShown('weather') && (
        <InputRow {...row('weather', t('smart.last', { value: known.weather ?? t('smart.unknown') }))}>
          <TextField
            select
            fullWidth
            label={t('smart.input.weather')}
            value={context.weather ?? ''}
            onChange={({ target }) => setInput('weather', target.value || undefined)}
            slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          >
            <MenuItem value="">{t('smart.asUsual')}</MenuItem>
            {known.weatherLevels.map((level) => (
              <MenuItem key={level} value={level}>
                {level}
              </MenuItem>
            ))}
          </TextField>
        </InputRow>
      )}
      {isShown('competitorPrice') && (
        <InputRow {...row('competitorPrice', t('smart.last', { value: money(known.competitorPrice) }))}>
          <NumberField
            label={t('smart.input.competitorPrice')}
            value={context.competitorPrice}
            onChange={(value) => setInput('competitorPrice', value)}
            placeholder={t('smart.asUsual')}
            unit={sign}
            min={0}
            max={1e9}
            digits={2}
            fixed
            describedBy="known-competitorPrice"
          />
        </InputRow>
      )}
      <InputRow
        name={t('smart.input.closed')}
        known={t(known.closed ? 'smart.expectedClosed' : 'smart.expectedOpen')}
        isSet={context.closed !== undefined}
        onReset={() => setInput('closed', undefined)}
      >
        <ChoiceField
          label={t('smart.input.closed')}
          value={context.closed === undefined ? undefined : !context.closed}
          onChange={(open) => setInput('closed', open === undefined ? undefined : !open)}
          words={{ none: t('smart.asUsual'), yes: t('smart.open'), no: t('smart.closedWord') }}
        />
      </InputRow>
      {hidden.length > 0 && (
        <Tooltip title={t('smart.unheededHint')}>
          <Typography variant="caption" color="textSecondary" component="p" sx={{ m: 0 }} tabIndex={0}>
            {t('smart.unheeded', { inputs: format.list(hidden.map((input) => t(`smart.input.${input}`))) })}
          </Typography>
        </Tooltip>
      )}
    </>
  );
}

function currencySign(language: string, currency: string): string {
  const parts = new Intl.NumberFormat(language, { style: 'currency', currency }).formatToParts(1);
  return parts.find(({ type }) => type === 'currency')?.value ?? currency;
}
