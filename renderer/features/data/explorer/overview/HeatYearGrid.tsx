// One year of a heat map: a grid that is walked through by arrow keys.
import Box from '@mui/material/Box';
import { type KeyboardEvent, type MouseEvent, memo, useRef, useState } from 'react';
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
  /** These three must not change between renders without need. */
  words: (index: number) => string;
  onPoint: (index: number) => void;
  onPick: (index: number) => void;
}

/** 5 January 1970 was a Monday. */
const MONDAY = 4 * 86_400_000;

const indexOf = (target: EventTarget): number | null => {
  const index = (target as HTMLElement).dataset.index;
  return index === undefined ? null : Number(index);
};

function YearGrid({ year, calendar, ends, shades, outliers, words, onPoint, onPick }: Props) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const grid = useRef<HTMLTableElement>(null);
  const [current, setCurrent] = useState<number | null>(null);
  // Another series may have other days.
  const stop = year.cells.find(({ index }) => index === current) ?? year.cells[year.cells.length - 1];
  const months = new Intl.DateTimeFormat(language, { month: 'short', timeZone: 'UTC' });
  const weekdays = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });

  const onKeyDown = (event: KeyboardEvent) => {
    const isPick = event.key === 'Enter' || event.key === ' ';
    const next = isPick ? stop : neighbour(year, stop, event.key);
    if (!next) return;
    event.preventDefault();
    if (isPick) return onPick(stop.index);
    setCurrent(next.index);
    grid.current?.querySelector<HTMLElement>(`[data-index="${next.index}"]`)?.focus();
  };
  const told = (tell: (index: number) => void) => (event: Pick<MouseEvent, 'target'>) => {
    const index = indexOf(event.target);
    if (index !== null) tell(index);
  };
  const place = (cell: HeatCell | undefined, column: number) =>
    cell ? (
      <td
        key={column}
        aria-label={words(cell.index)}
        data-index={cell.index}
        data-state={calendar.state[cell.index]}
        data-outlier={outliers.has(cell.index) || undefined}
        tabIndex={cell.index === stop.index ? 0 : -1}
        style={
          calendar.state[cell.index] === 'sold'
            ? { background: shadeOf(levelOf(calendar.units[cell.index], ends), ends.length + 1, shades) }
            : undefined
        }
      />
    ) : (
      <td key={column} />
    );
  const rows = Array.from(
    { length: year.rows },
    (_, row) => new Map(year.cells.filter((cell) => cell.row === row).map((cell) => [cell.column, cell])),
  );
  return (
    <Box
      sx={{ display: 'grid', gridTemplateColumns: '42px 1fr', minWidth: 'min-content', typography: 'caption' }}
      className={year.columns === 12 ? 'heat heat-wide' : 'heat'}
    >
      <Box aria-hidden sx={{ fontWeight: 620 }}>
        {year.year}
      </Box>
      <Box
        aria-hidden
        className="heat-months"
        style={{ gridTemplateColumns: `repeat(${year.columns}, var(--heat-cell))` }}
      >
        {year.months.map(({ month, column }) => (
          <span key={month} style={{ gridColumn: column + 1 }}>
            {months.format(Date.UTC(year.year, month, 1))}
          </span>
        ))}
      </Box>
      <Box aria-hidden className="heat-weekdays">
        {year.rows === 7 &&
          [0, 2, 4].map((weekday) => (
            <span key={weekday} style={{ gridRow: weekday + 1 }}>
              {weekdays.format(MONDAY + weekday * 86_400_000)}
            </span>
          ))}
      </Box>
      <table
        ref={grid}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose cells are walked through is a grid
        role="grid"
        aria-label={t('explorer.calendar.year', { year: String(year.year) })}
        onKeyDown={onKeyDown}
        onMouseOver={told(onPoint)}
        onFocus={told((index) => {
          setCurrent(index);
          onPoint(index);
        })}
        onClick={told(onPick)}
      >
        <tbody>
          {rows.map((cells, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row is a weekday
            <tr key={row}>{Array.from({ length: year.columns }, (_, column) => place(cells.get(column), column))}</tr>
          ))}
        </tbody>
      </table>
    </Box>
  );
}

export const HeatYearGrid = memo(YearGrid);
