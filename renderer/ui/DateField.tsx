// A day: typed in the order of the language or as ISO text, or picked from a calendar, within limits.
import CalendarIcon from '@mui/icons-material/CalendarTodayOutlined';
import IconButton from '@mui/material/IconButton';
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { dayPattern, fieldDay, parseTypedDay } from '../format/typed-day.ts';
import { useFormat } from '../format/use-format.ts';
import { Calendar } from './dates/Calendar.tsx';
import { Popover } from './overlays.tsx';

interface Props {
  label: string;
  /** ISO day. */
  value: string;
  /** Gets ISO days inside the limits only. */
  onChange: (day: string) => void;
  min?: string;
  max?: string;
  helperText?: string;
  disabled?: boolean;
  width?: number | string;
}

export function DateField({ label, value, onChange, min, max, helperText, disabled, width = 168 }: Props) {
  const { t } = useTranslation();
  const { language, day: formatDay } = useFormat();
  const field = useRef<HTMLDivElement>(null);
  const [isOpen, setIsOpen] = useState(false);
  // While a day is being typed the field may hold anything; only a good day leaves it.
  const [draft, setDraft] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new value or language ends the draft
  useEffect(() => setDraft(null), [value, language]);
  const inLimits = (day: string) => (!min || day >= min) && (!max || day <= max);
  const parsed = draft === null ? value : parseTypedDay(draft, language, false);
  const isBad = draft !== null && (parsed === null || !inLimits(parsed));
  const letters = { day: t('ui.date.dayLetter'), month: t('ui.date.monthLetter'), year: t('ui.date.yearLetter') };

  const leave = () => {
    const day = draft === null ? null : parseTypedDay(draft, language, true);
    if (day && inLimits(day) && day !== value) onChange(day);
    setDraft(null);
  };
  const limits =
    min && max
      ? t('ui.date.between', { from: formatDay(min), to: formatDay(max) })
      : min
        ? t('ui.date.notBefore', { day: formatDay(min) })
        : max
          ? t('ui.date.notAfter', { day: formatDay(max) })
          : t('ui.date.noDay');
  return (
    <>
      <TextField
        ref={field}
        label={label}
        disabled={disabled}
        value={draft ?? fieldDay(value, language)}
        error={isBad}
        helperText={isBad && parsed ? limits : helperText}
        placeholder={dayPattern(language, letters)}
        onChange={({ target }) => {
          setDraft(target.value);
          const day = parseTypedDay(target.value, language, false);
          if (day && inLimits(day)) onChange(day);
        }}
        onFocus={({ target }) => target.select()}
        onBlur={leave}
        onKeyDown={(event) => {
          if (event.key === 'Enter') leave();
          if (event.key !== 'ArrowDown' || !event.altKey) return;
          event.preventDefault();
          setIsOpen(true);
        }}
        slotProps={{
          htmlInput: { inputMode: 'numeric', autoComplete: 'off', spellCheck: false },
          inputLabel: { shrink: true },
          input: {
            endAdornment: (
              <InputAdornment position="end">
                <IconButton
                  size="small"
                  edge="end"
                  disabled={disabled}
                  aria-label={t('ui.date.choose', { label })}
                  aria-haspopup="dialog"
                  aria-expanded={isOpen}
                  onClick={() => setIsOpen(true)}
                >
                  <CalendarIcon sx={{ fontSize: 17 }} />
                </IconButton>
              </InputAdornment>
            ),
          },
        }}
        sx={{ width }}
      />
      <Popover
        open={isOpen}
        anchorEl={() => field.current}
        onClose={() => setIsOpen(false)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'left' }}
        slotProps={{ paper: { role: 'dialog', 'aria-label': t('ui.date.choose', { label }), sx: { mt: 0.5 } } }}
      >
        <Calendar
          value={value}
          min={min}
          max={max}
          onPick={(day) => {
            setIsOpen(false);
            setDraft(null);
            if (day !== value) onChange(day);
          }}
        />
      </Popover>
    </>
  );
}
