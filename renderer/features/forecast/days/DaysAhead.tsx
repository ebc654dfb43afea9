// The days ahead as a calendar: pick one or a range with the mouse or with arrow keys and Shift.
import Edited from '@mui/icons-material/EditOutlined';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ForecastView } from '#core/contract/forecasts.ts';
import type { Frequency } from '#core/contract/units.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { usePalette } from '#renderer/theme/use-palette.ts';
import { firstWeekday } from '#renderer/ui/dates/month.ts';
import { Section } from '#renderer/ui/Section.tsx';
import { visuallyHidden } from '#renderer/ui/visually-hidden.ts';
import { EventMark } from '../chart/EventMark.tsx';
import type { DayRange } from '../chart/ForecastPicture.tsx';
import type { ChartDay } from '../chart/picture-data.ts';
import { rangeAfterKey } from './day-range.ts';

interface Props {
  frequency: Frequency;
  points: ForecastView['points'];
  /** The chart's rows of the same days, for their events. */
  days: ChartDay[];
  selection: DayRange | null;
  /** Indexes into `points`; `anchor` is where a range began. */
  onSelect: (range: DayRange, anchor: number, focus: number) => void;
  anchor: number;
  focus: number;
  eventWords: (event: ChartDay['events'][number]) => string;
}

export function DaysAhead(props: Props) {
  const { frequency, points, days, selection, onSelect, anchor, focus, eventWords } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const palette = usePalette();
  const grid = useRef<HTMLDivElement>(null);
  const columns = frequency === 'daily' ? 7 : 4;
  const startsOn = firstWeekday(format.language);
  const weekdayOf = (iso: string) => (new Date(`${iso}T00:00:00Z`).getUTCDay() - startsOn + 7) % 7;
  const lead = frequency === 'daily' && points[0] ? weekdayOf(points[0].date) : 0;
  const most = Math.max(1e-9, ...points.map(({ mean }) => mean));
  const weekday = new Intl.DateTimeFormat(format.language, { weekday: 'short', timeZone: 'UTC' });
  const select = (i: number, extend: boolean) => {
    const from = extend ? anchor : i;
    onSelect({ from: Math.min(from, i), to: Math.max(from, i) }, from, i);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rangeAfterKey(focus, event.key, points.length, columns);
    if (next === null) return;
    event.preventDefault();
    select(next, event.shiftKey);
    grid.current?.querySelector<HTMLElement>(`[data-day="${next}"]`)?.focus();
  };
  return (
    <Section title={t(`forecast.days.title.${frequency}`)} subtitle={t(`forecast.days.text.${frequency}`)}>
      <Box
        ref={grid}
        role="listbox"
        aria-multiselectable
        aria-label={t(`forecast.days.title.${frequency}`)}
        onKeyDown={onKeyDown}
        sx={{
          display: 'grid',
          gridTemplateColumns: `repeat(${columns}, minmax(0, 1fr))`,
          gap: 0.5,
          maxHeight: 388,
          overflowY: 'auto',
          pr: points.length > 42 ? 0.5 : 0,
        }}
      >
        {frequency === 'daily' &&
          Array.from({ length: 7 }, (_, i) => (
            <Typography
              // biome-ignore lint/suspicious/noArrayIndexKey: weekdays do not move
              key={i}
              variant="caption"
              color="textSecondary"
              aria-hidden
              sx={{ textAlign: 'center', pb: 0.25, position: 'sticky', top: 0, bgcolor: 'background.paper', zIndex: 1 }}
            >
              {weekday.format(new Date(Date.UTC(2024, 0, 7 + startsOn + i)))}
            </Typography>
          ))}
        {lead > 0 && <Box aria-hidden sx={{ gridColumn: `span ${lead}` }} />}
        {points.map(({ date, mean, overridden }, i) => {
          const isSelected = selection !== null && i >= selection.from && i <= selection.to;
          const events = days[i]?.events ?? [];
          const isFirst = i === 0 || date.endsWith('-01');
          const dayText = frequency === 'daily' && !isFirst ? String(Number(date.slice(8))) : format.day(date, 'short');
          // Read out after what is seen, so that people who speak to their computer can name the day as they see it.
          const words = [
            ` ${t('bulk.unitsWord')}`,
            ...(overridden ? [t('forecast.ownNumber')] : []),
            ...events.map(eventWords),
            format.day(date, 'long'),
          ];
          return (
            <Box
              key={date}
              role="option"
              data-day={i}
              aria-selected={isSelected}
              tabIndex={i === focus ? 0 : -1}
              onClick={({ shiftKey }) => select(i, shiftKey)}
              title={events.map(eventWords).join(', ') || undefined}
              sx={{
                position: 'relative',
                height: 52,
                px: 0.875,
                py: 0.5,
                borderRadius: 1.5,
                border: 1,
                borderColor: isSelected ? 'primary.main' : 'divider',
                bgcolor: isSelected ? 'primary.light' : undefined,
                cursor: 'pointer',
                overflow: 'hidden',
                '&:hover': { borderColor: 'primary.main' },
              }}
            >
              <Box
                aria-hidden
                sx={{
                  position: 'absolute',
                  left: 0,
                  right: 0,
                  bottom: 0,
                  height: `${(mean / most) * 46}%`,
                  bgcolor: palette.chart.forecast,
                  opacity: 0.13,
                }}
              />
              <Box
                sx={{ display: 'flex', justifyContent: 'space-between', alignItems: 'center', position: 'relative' }}
              >
                <Typography variant="caption" color="textSecondary" sx={{ lineHeight: 1.2, whiteSpace: 'nowrap' }}>
                  {dayText}
                </Typography>
                <Box component="svg" aria-hidden width={events.length * 11} height={11} sx={{ flexShrink: 0 }}>
                  {events.map((event, at) => (
                    <EventMark key={event.kind} kind={event.kind} x={5.5 + at * 11} y={5.5} palette={palette} />
                  ))}
                </Box>
              </Box>
              <Typography
                variant="body2"
                sx={{
                  position: 'relative',
                  fontWeight: 580,
                  lineHeight: 1.3,
                  fontFeatureSettings: "'tnum' 1",
                  color: overridden ? palette.status.overstock.ink : undefined,
                }}
              >
                {format.units(mean)}
                <span style={visuallyHidden}>{words.join(', ')}</span>
                {overridden && <Edited aria-hidden sx={{ fontSize: 13, ml: 0.5, verticalAlign: '-2px' }} />}
              </Typography>
            </Box>
          );
        })}
      </Box>
    </Section>
  );
}
