// What is forecast, how far, and by whom.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastView } from '#core/contract/forecasts.ts';
import type { Store } from '#core/contract/stores.ts';
import { useForecasterWords } from '#renderer/format/use-forecaster-words.ts';
import { ProductPicker } from '#renderer/ui/pickers/ProductPicker.tsx';
import { useCategories } from './queries.ts';
import { type ForecastPageView, HORIZONS } from './use-forecast-view.ts';
import { useStepWords } from './use-subject-words.ts';

type Level = 'store' | 'category' | 'product';

interface Props {
  store: Store;
  view: ForecastPageView;
  forecast: ForecastView | undefined;
}

export function SubjectBar({ store, view, forecast }: Props) {
  const { t } = useTranslation();
  const stepWords = useStepWords(store.frequency);
  const forecasterWords = useForecasterWords();
  const categories = useCategories(store);
  const { subject } = view;
  const chosen: Level = subject.product ? 'product' : subject.category ? 'category' : 'store';
  // A level that was pressed but for which nothing is chosen yet.
  const [pressed, setPressed] = useState<Level | null>(null);
  const level = pressed ?? chosen;
  const press = (next: Level | null) => {
    if (!next) return;
    setPressed(next === chosen ? null : next);
    if (next === 'store') {
      setPressed(null);
      view.setSubject({});
    }
  };
  const product = subject.product
    ? {
        code: subject.product,
        name: forecast?.product === subject.product ? (forecast.name ?? subject.product) : subject.product,
        category: null,
      }
    : null;
  const horizons = HORIZONS[store.frequency].includes(view.horizon)
    ? HORIZONS[store.frequency]
    : [...HORIZONS[store.frequency], view.horizon].sort((a, b) => a - b);
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center', mb: 2.5 }} className="no-print">
      <ToggleButtonGroup
        exclusive
        size="small"
        value={level}
        aria-label={t('forecast.level.label')}
        onChange={(_event, next: Level | null) => press(next)}
      >
        <ToggleButton value="store">{t('forecast.level.store')}</ToggleButton>
        <ToggleButton value="category" disabled={categories.length === 0}>
          {t('forecast.level.category')}
        </ToggleButton>
        <ToggleButton value="product">{t('forecast.level.product')}</ToggleButton>
      </ToggleButtonGroup>
      {level === 'product' && (
        <ProductPicker
          store={store.code}
          value={product}
          autoFocus={pressed === 'product'}
          width={280}
          onChange={(picked) => {
            if (!picked) return;
            setPressed(null);
            view.setSubject({ product: picked.code });
          }}
        />
      )}
      {level === 'category' && (
        <Autocomplete
          options={categories}
          value={subject.category ?? undefined}
          disableClearable
          size="small"
          autoHighlight
          openOnFocus={pressed === 'category'}
          sx={{ width: 240 }}
          onChange={(_event, category) => {
            setPressed(null);
            view.setSubject({ category });
          }}
          renderInput={(field) => (
            <TextField {...field} label={t('forecast.level.category')} autoFocus={pressed === 'category'} />
          )}
        />
      )}
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
              {forecasterWords(name)}
            </MenuItem>
          ))}
        </TextField>
      </Box>
    </Box>
  );
}
