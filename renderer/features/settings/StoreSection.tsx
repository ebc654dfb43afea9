// The defaults of the store that is chosen: money, calendar, and what orders are worked out with.
import Autocomplete from '@mui/material/Autocomplete';
import Switch from '@mui/material/Switch';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Term, type TermName } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ChoiceSettingField } from './ChoiceSettingField.tsx';
import { NumberSettingField } from './NumberSettingField.tsx';
import { SettingRow } from './SettingRow.tsx';
import { CHOICE_SETTINGS, NUMBER_SETTINGS, type NumberSetting } from './setting-values.ts';
import { useStoreSettings } from './use-store-settings.ts';

/** Settings that are words of the glossary. */
const TERMS: Partial<Record<NumberSetting, TermName>> = {
  serviceLevel: 'serviceLevel',
  leadTimeDays: 'leadTime',
  reviewPeriodDays: 'reviewPeriod',
  packSize: 'packSize',
  moq: 'packSize',
};

export function StoreSection({ store }: { store: Store }) {
  const { t } = useTranslation();
  const { save, error, reset } = useStoreSettings(store);
  const { settings } = store;
  return (
    <Section title={t('settings.store.title', { store: store.name })} subtitle={t('settings.store.text')}>
      {error && <ErrorNote error={error} onClose={reset} />}
      <SettingRow title={t('settings.store.currency.title')} text={t('settings.store.currency.text')}>
        <CurrencyField value={settings.currency} onChange={(currency) => save({ currency })} />
      </SettingRow>
      <SettingRow title={t('settings.store.country.title')} text={t('settings.store.country.text')}>
        <CountryField value={settings.country} onChange={(country) => save({ country })} />
      </SettingRow>
      {CHOICE_SETTINGS.map((name) => (
        <SettingRow key={name} title={t(`settings.store.${name}.title`)} text={t(`settings.store.${name}.text`)}>
          <ChoiceSettingField name={name} value={settings[name]} onSave={(value) => save({ [name]: value })} />
        </SettingRow>
      ))}
      {(Object.keys(NUMBER_SETTINGS) as NumberSetting[]).map((name) => {
        const term = TERMS[name];
        const title = t(`settings.store.${name}.title`);
        return (
          <SettingRow
            key={name}
            title={term ? <Term name={term}>{title}</Term> : title}
            text={t(`settings.store.${name}.text`)}
          >
            <NumberSettingField
              name={name}
              value={settings[name]}
              currency={settings.currency}
              onSave={(value) => save({ [name]: value })}
            />
          </SettingRow>
        );
      })}
      <SettingRow
        title={<Term name="soldOutDay">{t('settings.store.censorStockOuts.title')}</Term>}
        text={t('settings.store.censorStockOuts.text')}
      >
        <Switch
          checked={settings.censorStockOuts}
          onChange={(_event, censorStockOuts) => save({ censorStockOuts })}
          slotProps={{ input: { 'aria-label': t('settings.store.censorStockOuts.title') } }}
        />
      </SettingRow>
    </Section>
  );
}

const CURRENCIES = Intl.supportedValuesOf('currency');

function CurrencyField({ value, onChange }: { value: string; onChange: (currency: string) => void }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const names = new Intl.DisplayNames(language, { type: 'currency' });
  return (
    <Autocomplete
      options={CURRENCIES.includes(value) ? CURRENCIES : [value, ...CURRENCIES]}
      value={value}
      onChange={(_event, currency) => currency !== value && onChange(currency)}
      getOptionLabel={(code) => `${code} · ${names.of(code) ?? code}`}
      disableClearable
      autoHighlight
      size="small"
      openText={t('settings.choices.show')}
      closeText={t('settings.choices.hide')}
      sx={{ width: 280 }}
      renderInput={(field) => (
        <TextField {...field} hiddenLabel slotProps={withName(field.slotProps, t('settings.store.currency.title'))} />
      )}
    />
  );
}

function CountryField({ value, onChange }: { value: string | null; onChange: (country: string | null) => void }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { language } = useFormat();
  const { data = [] } = useQuery(engine.system.holidayCountries.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const names = new Intl.DisplayNames(language, { type: 'region' });
  const known = value && !data.includes(value) ? [value, ...data] : data;
  const options = known.toSorted((a, b) => (names.of(a) ?? a).localeCompare(names.of(b) ?? b, language));
  return (
    <Autocomplete
      options={options}
      value={value}
      onChange={(_event, country) => country !== value && onChange(country)}
      getOptionLabel={(code) => names.of(code) ?? code}
      autoHighlight
      size="small"
      openText={t('settings.choices.show')}
      closeText={t('settings.choices.hide')}
      clearText={t('ui.picker.clear')}
      sx={{ width: 280 }}
      renderInput={(field) => (
        <TextField
          {...field}
          hiddenLabel
          placeholder={t('settings.store.country.none')}
          slotProps={withName(field.slotProps, t('settings.store.country.title'))}
        />
      )}
    />
  );
}

/** The row's title names the field for readers; a second label beside it would only repeat it for eyes. */
function withName<P extends { htmlInput?: object }>(slotProps: P, name: string): P {
  return { ...slotProps, htmlInput: { ...slotProps.htmlInput, 'aria-label': name } };
}
