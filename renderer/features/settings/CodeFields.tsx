// Currency and country of a store: codes that are chosen by their names in the language of the window.
import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { kept } from '#renderer/format/kept.ts';
import { useFormat } from '#renderer/format/use-format.ts';

const CURRENCIES = Intl.supportedValuesOf('currency');

const NONE: string[] = [];

const namesOf = kept((language: string, type: Intl.DisplayNamesType) => new Intl.DisplayNames(language, { type }));
const collatorOf = kept((language: string) => new Intl.Collator(language));

export function CurrencyField({ value, onChange }: { value: string; onChange: (currency: string) => void }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const names = namesOf(language, 'currency');
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

export function CountryField({
  value,
  onChange,
}: {
  value: string | null;
  onChange: (country: string | null) => void;
}) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { language } = useFormat();
  const { data = NONE } = useQuery(
    engine.system.holidayCountries.queryOptions({ staleTime: Number.POSITIVE_INFINITY }),
  );
  const names = namesOf(language, 'region');
  const options = useMemo(() => {
    const { compare } = collatorOf(language);
    const known = value && !data.includes(value) ? [value, ...data] : data;
    const named = known.map((code) => ({ code, name: namesOf(language, 'region').of(code) ?? code }));
    return named.sort((a, b) => compare(a.name, b.name)).map(({ code }) => code);
  }, [data, value, language]);
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
