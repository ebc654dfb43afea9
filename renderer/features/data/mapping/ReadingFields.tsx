// How the bytes of the file are read: detected, and changeable.
import Autocomplete from '@mui/material/Autocomplete';
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Reading } from '#core/contract/imports.ts';
import type { MappingState } from './use-mapping.ts';

const ENCODINGS = ['utf-8', 'windows-1252', 'iso-8859-1', 'iso-8859-15', 'windows-1250', 'macintosh', 'utf-16le'];
const DELIMITERS = [',', ';', '\t', '|'] as const;
const DECIMAL_MARKS = ['.', ','] as const;

export function ReadingFields({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const { reading, sheets } = state.inspection;
  const delimiterWords = (delimiter: (typeof DELIMITERS)[number]) =>
    ({
      ',': t('data.reading.comma'),
      ';': t('data.reading.semicolon'),
      '\t': t('data.reading.tab'),
      '|': t('data.reading.bar'),
    })[delimiter];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, pt: 0.5 }}>
      {reading.format !== 'csv' ? (
        <TextField
          select
          label={t('data.reading.sheet')}
          value={reading.sheet ?? ''}
          onChange={({ target }) => state.setReading({ sheet: target.value })}
          sx={{ width: 200 }}
        >
          {sheets.map(({ name }) => (
            <MenuItem key={name} value={name}>
              {name}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <>
          <TextField
            select
            label={t('data.reading.encoding')}
            value={reading.encoding}
            onChange={({ target }) => state.setReading({ encoding: target.value })}
            sx={{ width: 150 }}
          >
            {[...new Set([reading.encoding, ...ENCODINGS])].map((encoding) => (
              <MenuItem key={encoding} value={encoding}>
                {encoding.toUpperCase()}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={t('data.reading.delimiter')}
            value={reading.delimiter ?? ''}
            onChange={({ target }) => state.setReading({ delimiter: target.value as Reading['delimiter'] })}
            sx={{ width: 150 }}
          >
            {DELIMITERS.map((delimiter) => (
              <MenuItem key={delimiter} value={delimiter}>
                {delimiterWords(delimiter)}
              </MenuItem>
            ))}
          </TextField>
          <TextField
            select
            label={t('data.reading.decimal')}
            value={reading.decimalMark}
            onChange={({ target }) => state.setReading({ decimalMark: target.value as Reading['decimalMark'] })}
            sx={{ width: 170 }}
          >
            {DECIMAL_MARKS.map((mark) => (
              <MenuItem key={mark} value={mark}>
                {mark === '.' ? t('data.reading.decimalPoint') : t('data.reading.decimalComma')}
              </MenuItem>
            ))}
          </TextField>
        </>
      )}
      {reading.timeZone !== undefined && (
        <TimeZoneField value={reading.timeZone} onChange={(timeZone) => state.setReading({ timeZone })} />
      )}
      <LineField
        label={t(reading.headerRows === 0 ? 'data.reading.firstLine' : 'data.reading.headerLine')}
        value={reading.headerLine}
        onChange={(headerLine) => state.setReading({ headerLine })}
      />
    </Box>
  );
}

interface LineFieldProps {
  label: string;
  value: number;
  onChange: (line: number) => void;
}

function LineField({ label, value, onChange }: LineFieldProps) {
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  const line = Number(draft);
  const isGood = Number.isInteger(line) && line >= 1;
  return (
    <TextField
      type="number"
      label={label}
      value={draft}
      error={!isGood}
      onChange={({ target }) => setDraft(target.value)}
      onBlur={() => (isGood && line !== value ? onChange(line) : setDraft(String(value)))}
      onKeyDown={({ key }) => key === 'Enter' && isGood && line !== value && onChange(line)}
      slotProps={{ htmlInput: { min: 1 } }}
      sx={{ width: 130 }}
    />
  );
}

/** Where the shop's clocks are, of moments in UTC; null: the days count as they are written. */
function TimeZoneField({ value, onChange }: { value: string | null; onChange: (zone: string | null) => void }) {
  const { t } = useTranslation();
  return (
    <Autocomplete
      options={Intl.supportedValuesOf('timeZone')}
      value={value}
      onChange={(_, zone) => onChange(zone)}
      clearText={t('data.reading.asWritten')}
      renderInput={(params) => (
        <TextField
          {...params}
          label={t('data.reading.timeZone')}
          placeholder={t('data.reading.asWritten')}
          helperText={t('data.reading.timeZoneHint')}
        />
      )}
      sx={{ width: 320 }}
    />
  );
}
