// What is forecast, how far, and by whom.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { ForecastView } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { useStepWords } from '#renderer/format/use-step-words.ts';
import { SubjectPicker } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { type ForecastPageView, HORIZONS } from './use-forecast-view.ts';

interface Props {
  store: Store;
  view: ForecastPageView;
  forecast: ForecastView | undefined;
}

export function SubjectBar({ store, view, forecast }: Props) {
  const { t } = useTranslation();
  const stepWords = useStepWords(store.frequency);
  const forecasterWords = useForecasterWords();
  const { subject } = view;
  const horizons = HORIZONS[store.frequency].includes(view.horizon)
    ? HORIZONS[store.frequency]
    : [...HORIZONS[store.frequency], view.horizon].sort((a, b) => a - b);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center', mb: 2.5 }} className="no-print">
      <SubjectPicker
        label={t('forecast.level.label')}
        store={store.code}
        subject={subject}
        productName={forecast?.product === subject.product ? (forecast?.name ?? undefined) : undefined}
        onChange={view.setSubject}
      />
      <Box sx={{ ml: { lg: 'auto' }, display: 'flex', gap: 1.25 }}>
        <TextField
          select
          label={t('forecast.ahead')}
          value={view.horizon}
          onChange={({ target }) => view.setHorizon(Number(target.value))}
          sx={{ width: 128 }}
        >
          {horizons.map((steps) => (
            <MenuItem key={steps} value={steps}>
              {stepWords(steps)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          select
          label={t('forecast.method')}
          value={view.forecaster ?? ''}
          onChange={({ target }) => view.setForecaster(target.value === '' ? null : target.value)}
          slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
          sx={{ width: 224 }}
        >
          <MenuItem value="">{t('forecast.methodAuto')}</MenuItem>
          {(forecast?.forecasters ?? (view.forecaster ? [view.forecaster] : [])).map((name) => (
            <MenuItem key={name} value={name}>
              {forecasterWords(name, store.frequency)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </Box>
  );
}
