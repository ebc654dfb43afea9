// One month of days to pick from: a grid that arrow keys, Home, End and PageUp/PageDown move through.

import Previous from '@mui/icons-material/ChevronLeftRounded';
import Next from '@mui/icons-material/ChevronRightRounded';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { addMonths, dayAfterKey, firstWeekday, monthStart, weeksOf } from './month.ts';

interface Props {
  /** ISO day that is chosen. */
  value: string;
  min?: string;
  max?: string;
  onPick: (day: string) => void;
}

export function Calendar({ value, min, max, onPick }: Props) {
  const { t } = useTranslation();
  const { language, day: formatDay } = useFormat();
  const headingId = useId();
  const grid = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState(value);
  const [moved, setMoved] = useState(true);
  const startsOn = firstWeekday(language);
  const weeks = weeksOf(at, startsOn);
  const isOpen = (day: string) => (!min || day >= min) && (!max || day <= max);
  const clamp = (day: string) => (min && day < min ? min : max && day > max ? max : day);
  const go = (day: string) => {
    setAt(clamp(day));
    setMoved(true);
  };
  const turn = (months: number) => {
    setAt(clamp(addMonths(at, months)));
    setMoved(false);
  };

  // After a key the focus follows the day; after a click on the arrows it stays on them.
  useEffect(() => {
    if (moved) grid.current?.querySelector<HTMLElement>(`[data-day="${at}"]`)?.focus();
  }, [at, moved]);

  const onKeyDown = (event: KeyboardEvent) => {
    const day = dayAfterKey(at, event.key, event.shiftKey, startsOn);
    if (!day) return;
    event.preventDefault();
    go(day);
  };
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const weekdays = weeks[0].map((day) => new Date(`${day}T00:00:00Z`));
  const short = new Intl.DateTimeFormat(language, { weekday: 'short', timeZone: 'UTC' });
  const long = new Intl.DateTimeFormat(language, { weekday: 'long', timeZone: 'UTC' });
  return (
    <Box sx={{ p: 1.5, width: 296 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', mb: 1 }}>
        <Typography variant="h3" component="h2" id={headingId} aria-live="polite" sx={{ flex: 1, pl: 1 }}>
          {month.format(new Date(`${at}T00:00:00Z`))}
        </Typography>
        <IconButton
          size="small"
          aria-label={t('ui.date.previousMonth')}
          disabled={!!min && monthStart(at) <= min}
          onClick={() => turn(-1)}
        >
          <Previous />
        </IconButton>
        <IconButton
          size="small"
          aria-label={t('ui.date.nextMonth')}
          disabled={!!max && monthStart(addMonths(at, 1)) > max}
          onClick={() => turn(1)}
        >
          <Next />
        </IconButton>
      </Box>
      <Box ref={grid} role="grid" aria-labelledby={headingId} onKeyDown={onKeyDown}>
        <Box role="row" sx={weekStyle}>
          {weekdays.map((date) => (
            <Box
              key={date.getUTCDay()}
              role="columnheader"
              aria-label={long.format(date)}
              sx={{ typography: 'caption', color: 'text.secondary', textAlign: 'center', py: 0.5 }}
            >
              {short.format(date)}
            </Box>
          ))}
        </Box>
        {weeks.map((week) => (
          <Box role="row" key={week[0]} sx={weekStyle}>
            {week.map((day) => (
              <ButtonBase
                key={day}
                role="gridcell"
                data-day={day}
                tabIndex={day === at ? 0 : -1}
                disabled={!isOpen(day)}
                aria-selected={day === value}
                aria-label={formatDay(day, 'long')}
                onClick={() => onPick(day)}
                sx={{
                  height: 34,
                  borderRadius: 2,
                  fontSize: '0.8438rem',
                  fontFeatureSettings: "'tnum' 1",
                  color: monthStart(day) === monthStart(at) ? 'text.primary' : 'text.secondary',
                  '&:hover': { bgcolor: 'action.hover' },
                  '&.Mui-disabled': { opacity: 0.4 },
                  '&[aria-selected=true]': { bgcolor: 'primary.main', color: 'primary.contrastText', fontWeight: 600 },
                }}
              >
                {Number(day.slice(8))}
              </ButtonBase>
            ))}
          </Box>
        ))}
      </Box>
    </Box>
  );
}

const weekStyle = { display: 'grid', gridTemplateColumns: 'repeat(7, 1fr)', gap: '2px' };
