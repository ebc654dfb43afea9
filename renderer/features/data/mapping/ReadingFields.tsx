// How the bytes of the file are read: detected, and changeable.
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
      <HeaderLineField value={reading.headerLine} onChange={(headerLine) => state.setReading({ headerLine })} />
    </Box>
  );
}

function HeaderLineField({ value, onChange }: { value: number; onChange: (line: number) => void }) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(String(value));
  useEffect(() => setDraft(String(value)), [value]);
  const line = Number(draft);
  const isGood = Number.isInteger(line) && line >= 1;
  return (
    <TextField
      type="number"
      label={t('data.reading.headerLine')}
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
