// Every day of a series on a calendar, the stronger the colour the more was sold; the same as a table, and as a file.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerCalendar } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';
import { HeatLegend } from './HeatLegend.tsx';
import { HeatStyles } from './HeatStyles.tsx';
import { HeatYearGrid } from './HeatYearGrid.tsx';
import { layOutYears, levelEnds } from './heat-map.ts';

interface Props {
  calendar: ExplorerCalendar;
  fileName: string;
  /** Gets the ISO day that was clicked or chosen by key; must not change between renders. */
  onPick: (day: string) => void;
}

const YEARS_AT_FIRST = 2;

export function CalendarSection({ calendar, fileName, onPick }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const shades = usePalette().chart.heat;
  const [all, setAll] = useState(false);
  const [pointed, setPointed] = useState<number | null>(null);
  const years = useMemo(() => layOutYears(calendar), [calendar]);
  const ends = useMemo(() => levelEnds(calendar, shades.length), [calendar, shades.length]);
  const outliers = useMemo(() => new Set(calendar.outliers), [calendar]);
  const words = useCallback(
    (index: number): string => {
      const { day, units, state } = calendar;
      const said =
        state[index] === 'sold'
          ? t('explorer.calendar.units', { units: format.units(units[index]) })
          : t(`explorer.calendar.state.${state[index]}`);
      const out = outliers.has(index) ? ` · ${t('explorer.flag.outlier')}` : '';
      return `${format.day(day[index], 'long')}: ${said}${out}`;
    },
    [calendar, outliers, t, format],
  );
  const pick = useCallback((index: number) => onPick(calendar.day[index]), [calendar, onPick]);
  const data = {
    columns: [
      { label: t('explorer.column.day'), format: (value: number) => String(value) },
      { label: t('explorer.column.units'), numeric: true, format: (value: number) => format.units(value) },
      { label: t('explorer.calendar.what') },
    ],
    rows: calendar.day.map((day, i) => [day, calendar.units[i], t(`explorer.calendar.state.${calendar.state[i]}`)]),
  };
  const shown = all ? years : years.slice(0, YEARS_AT_FIRST);
  return (
    <ChartFrame
      title={t('explorer.calendar.title')}
      subtitle={t(`explorer.calendar.text.${calendar.frequency}`)}
      fileName={fileName}
      data={data}
      height={240}
    >
      <HeatStyles />
      <Box sx={{ display: 'grid', gap: 2, overflowX: 'auto', pt: 0.5, pb: 1 }} onMouseLeave={() => setPointed(null)}>
        {shown.map((year) => (
          <HeatYearGrid
            key={year.year}
            year={year}
            calendar={calendar}
            ends={ends}
            shades={shades}
            outliers={outliers}
            words={words}
            onPoint={setPointed}
            onPick={pick}
          />
        ))}
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2, rowGap: 0.75 }}>
        <HeatLegend ends={ends} shades={shades} />
        {/* Seen only: who moves by keys hears the name of each cell. */}
        <Typography variant="caption" aria-hidden sx={{ ml: 'auto', minHeight: 20, fontWeight: 560 }}>
          {pointed === null ? '' : words(pointed)}
        </Typography>
      </Box>
      {years.length > YEARS_AT_FIRST && (
        <Button size="small" sx={{ mt: 1 }} onClick={() => setAll(!all)}>
          {all ? t('explorer.calendar.fewer') : t('explorer.calendar.all', { count: years.length })}
        </Button>
      )}
    </ChartFrame>
  );
}
