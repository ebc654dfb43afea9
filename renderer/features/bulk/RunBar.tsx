// First day, number of days, and the button that predicts.
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkSummary } from '#core/contract/bulk.ts';
import type { Store } from '#core/contract/stores.ts';
import { addDays } from '#renderer/format/days.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import type { BulkWish } from './use-bulk-run.ts';

const HORIZONS = [7, 14, 30, 60, 90];
/** The first day predicted is at most so many days after the last known one. */
const FURTHEST_DAYS = 90;

interface Props {
  store: Store;
  lastDay: string;
  summary: BulkSummary | null;
  isRunning: boolean;
  onRun: (wish: BulkWish) => void;
}

export function RunBar({ store, lastDay, summary, isRunning, onRun }: Props) {
  const { t } = useTranslation();
  const nextDay = addDays(lastDay, 1);
  const latest = addDays(lastDay, FURTHEST_DAYS);
  const [chosenDate, setDate] = useState<string | null>(null);
  const [chosenHorizon, setHorizon] = useState<number | null>(null);
  const date = chosenDate ?? (summary && summary.date >= nextDay ? summary.date : nextDay);
  const horizonDays = chosenHorizon ?? summary?.horizonDays ?? 30;
  const isNews = !summary || summary.date !== date || summary.horizonDays !== horizonDays || summary.origin !== lastDay;
  return (
    <>
      <DateField label={t('bulk.firstDay')} value={date} min={nextDay} max={latest} onChange={setDate} />
      <TextField
        select
        label={t('bulk.horizon')}
        value={horizonDays}
        onChange={({ target }) => setHorizon(Number(target.value))}
        sx={{ width: 112 }}
      >
        {[...new Set([...HORIZONS, horizonDays])]
          .sort((a, b) => a - b)
          .map((days) => (
            <MenuItem key={days} value={days}>
              {t('days', { count: days })}
            </MenuItem>
          ))}
      </TextField>
      <Button
        variant={isNews ? 'contained' : 'outlined'}
        loading={isRunning}
        disabled={!store.activeModelId}
        onClick={() => onRun({ date, horizonDays })}
      >
        {summary ? t('bulk.predictAgain') : t('bulk.predict')}
      </Button>
    </>
  );
}
