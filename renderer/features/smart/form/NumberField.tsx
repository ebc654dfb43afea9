// A number that may be left empty: what stands in the field is the user's own value, the known one is its placeholder.
import InputAdornment from '@mui/material/InputAdornment';
import TextField from '@mui/material/TextField';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { parseNumber } from './parse-number.ts';

interface Props {
  label: string;
  /** undefined: not set. */
  value: number | undefined;
  onChange: (value: number | undefined) => void;
  /** The known value, already formatted. */
  placeholder?: string;
  unit?: string;
  min: number;
  max: number;
  digits?: number;
  /** Always shows all the digits, as money does. */
  fixed?: boolean;
  /** The field shows value × scale: 100 for percentages. */
  scale?: number;
  describedBy?: string;
}

/** Long enough to type on, short enough to feel at once. */
const PAUSE_MS = 250;

export function NumberField(props: Props) {
  const {
    label,
    value,
    onChange,
    placeholder,
    unit,
    min,
    max,
    digits = 0,
    fixed = false,
    scale = 1,
    describedBy,
  } = props;
  const { t } = useTranslation();
  const format = useFormat();
  const [draft, setDraft] = useState<string | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // A value that comes from elsewhere (reset, back) ends the draft, unless the draft already says it.
  const said = draft === null ? undefined : read(draft);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a new value ends a draft, not typing
  useEffect(() => {
    if (draft !== null && said !== value && timer.current === undefined) setDraft(null);
  }, [value]);

  function read(text: string): number | undefined | null {
    if (text.trim() === '') return undefined;
    const number = parseNumber(text);
    if (number === null) return null;
    const scaled = Number((number / scale).toFixed(6));
    return scaled < min || scaled > max ? null : scaled;
  }
  const send = (text: string) => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const next = read(text);
    if (next !== null && next !== value) onChange(next);
  };
  const shown = draft ?? (value === undefined ? '' : format.plain(value * scale, digits, fixed ? digits : 0));
  const isBad = draft !== null && read(draft) === null;
  const limit = (bound: number) => format.plain(bound * scale, digits);
  return (
    <TextField
      label={label}
      value={shown}
      placeholder={placeholder}
      error={isBad}
      helperText={isBad ? t('smart.between', { min: limit(min), max: limit(max) }) : undefined}
      onChange={({ target }) => {
        setDraft(target.value);
        clearTimeout(timer.current);
        timer.current = setTimeout(() => send(target.value), PAUSE_MS);
      }}
      onKeyDown={(event) => event.key === 'Enter' && draft !== null && send(draft)}
      onBlur={() => {
        if (draft !== null) send(draft);
        setDraft(null);
      }}
      slotProps={{
        htmlInput: { inputMode: 'decimal', 'aria-describedby': describedBy },
        inputLabel: { shrink: true },
        input: { endAdornment: unit ? <InputAdornment position="end">{unit}</InputAdornment> : undefined },
      }}
      fullWidth
    />
  );
}
