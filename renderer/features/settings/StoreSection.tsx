// The defaults of the store that is chosen: money, calendar, and what orders are worked out with.
import Switch from '@mui/material/Switch';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Term, type TermName } from '#renderer/ui/help/Term.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { ChoiceSettingField } from './ChoiceSettingField.tsx';
import { CountryField, CurrencyField } from './CodeFields.tsx';
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
