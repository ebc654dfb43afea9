// One year of a heat map: a grid that is walked through by arrow keys.
import Box from '@mui/material/Box';
import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExplorerCalendar } from '#core/contract/explorer.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { type HeatCell, type HeatYear, levelOf, neighbour, shadeOf } from './heat-map.ts';

interface Props {
  year: HeatYear;
  calendar: ExplorerCalendar;
  ends: readonly number[];
  shades: readonly string[];
  outliers: ReadonlySet<number>;
  words: (index: number) => string;
  onPoint: (index: number | null) => void;
  onPick: (index: number) => void;
}

/** Closed: hatched, so that it does not rest on colour. */
const HATCHED = 'repeating-linear-gradient(45deg, var(--heat-line) 0 1.5px, transparent 1.5px 4px)';

export function HeatYearGrid({ year, calendar, ends, shades, outliers, words, onPoint, onPick }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const grid = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(() => year.cells[year.cells.length - 1].index);
  // Another series may have other days.
  const stop = year.cells.find(({ index }) => index === current) ?? year.cells[year.cells.length - 1];
  const byRow = useMemo(() => Map.groupBy(year.cells, ({ row }) => row), [year]);
  const isWide = year.columns === 12;
  const cell = isWide ? 'minmax(28px, 56px)' : 'minmax(10px, 17px)';
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      return onPick(stop.index);
    }
    const next = neighbour(year, stop, event.key);
    if (!next) return;
    event.preventDefault();
    setCurrent(next.index);
    grid.current?.querySelector<HTMLElement>(`[data-index="${next.index}"]`)?.focus();
  };
  const look = ({ index }: HeatCell) => {
    const state = calendar.state[index];
    if (state === 'sold') return { background: shadeOf(levelOf(calendar.units[index], ends), ends.length + 1, shades) };
    if (state === 'closed') return { background: HATCHED };
    if (state === 'missing') return { border: '1.5px dashed var(--heat-line)' };
    return { background: 'var(--heat-zero)' };
  };
  return (
    <Box
      sx={({ vars }) => ({
        display: 'grid',
        gridTemplateColumns: `42px repeat(${year.columns}, ${cell})`,
        gap: '2px',
        alignItems: 'center',
        minWidth: 'min-content',
        '--heat-line': vars?.palette.text.secondary,
        '--heat-zero': vars?.palette.divider,
      })}
    >
      <Box aria-hidden sx={{ gridColumn: 1, gridRow: 1, typography: 'caption', fontWeight: 620 }}>
        {year.year}
      </Box>
      {year.months.map(({ month, column }) => (
        <Box
          key={month}
          aria-hidden
          sx={{
            gridColumn: column + 2,
            gridRow: 1,
            typography: 'caption',
            color: 'text.secondary',
            width: 0,
            whiteSpace: 'nowrap',
          }}
        >
          {new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' }).format(Date.UTC(year.year, month, 1))}
        </Box>
      ))}
      {year.rows === 7 &&
        [0, 2, 4].map((weekday) => (
          <Box
            key={weekday}
            aria-hidden
            sx={{ gridColumn: 1, gridRow: weekday + 2, typography: 'caption', color: 'text.secondary', lineHeight: 1 }}
          >
            {/* 5 January 1970 was a Monday. */}
            {new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' }).format(
              (weekday + 4) * 86_400_000,
            )}
          </Box>
        ))}
      <Box
        ref={grid}
        role="grid"
        aria-label={t('explorer.calendar.year', { year: String(year.year) })}
        style={{ display: 'contents' }}
        onKeyDown={onKeyDown}
      >
        {[...byRow].map(([row, cells]) => (
          <Box key={row} role="row" style={{ display: 'contents' }}>
            {cells.map((one) => (
              <Box
                key={one.index}
                role="gridcell"
                aria-label={words(one.index)}
                data-index={one.index}
                tabIndex={one.index === stop.index ? 0 : -1}
                onMouseEnter={() => onPoint(one.index)}
                onFocus={() => {
                  setCurrent(one.index);
                  onPoint(one.index);
                }}
                onClick={() => onPick(one.index)}
                style={{ gridColumn: one.column + 2, gridRow: one.row + 2, ...look(one) }}
                sx={{
                  boxSizing: 'border-box',
                  aspectRatio: isWide ? undefined : '1',
                  height: isWide ? 26 : undefined,
                  borderRadius: '3px',
                  cursor: 'pointer',
                  // A ring says that a day stands out: it needs no colour.
                  outline: outliers.has(one.index) ? '1.5px solid' : undefined,
                  outlineColor: 'text.primary',
                  outlineOffset: '-1.5px',
                  '&:focus-visible': { outline: '2.5px solid', outlineColor: 'primary.main', outlineOffset: '1px' },
                }}
              />
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
