// Sets one term of all selected products at once.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TermsPatch } from '#core/contract/terms.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { SUPPLIER_LIST_ID } from './TermCell.tsx';
import { problemWords, readField, TERM_FIELDS, type TermField } from './term-fields.ts';

interface Props {
  count: number;
  suppliers: ReadonlySet<string>;
  isPending: boolean;
  onApply: (values: Omit<TermsPatch, 'product'>) => void;
  onClear: () => void;
}

export function BulkEdit({ count, suppliers, isPending, onApply, onClear }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const [field, setField] = useState<TermField | 'supplier'>('leadTimeDays');
  const [text, setText] = useState('');
  const typed = text.trim();

  const problem = (): string | null => {
    if (typed === '') return null;
    if (field === 'supplier') return suppliers.has(typed) ? null : t('inputs.noSuchSupplier');
    const reading = readField(field, typed);
    return reading.problem && problemWords(reading.problem, t, format.decimal);
  };
  const error = problem();
  const apply = (event: FormEvent) => {
    event.preventDefault();
    if (typed === '' || error !== null) return;
    onApply({ [field]: field === 'supplier' ? typed : readField(field, typed).value });
    setText('');
  };

  return (
    <Box
      role="region"
      aria-label={t('inputs.bulk.label')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'flex-start',
        gap: 1,
        px: 1.5,
        py: 1.25,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'accentSoft',
      }}
    >
      <Typography variant="label" role="status" sx={{ py: 1 }}>
        {t('inputs.bulk.count', { count, formatted: format.count(count) })}
      </Typography>
      <Box component="form" noValidate onSubmit={apply} sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, ml: 'auto' }}>
        <TextField
          select
          label={t('inputs.bulk.field')}
          value={field}
          onChange={({ target }) => setField(target.value as TermField | 'supplier')}
          sx={{ width: 190 }}
        >
          {(['supplier', ...TERM_FIELDS] as const).map((name) => (
            <MenuItem key={name} value={name}>
              {t(`inputs.field.${name}`)}
            </MenuItem>
          ))}
        </TextField>
        <TextField
          label={t('inputs.bulk.value')}
          value={text}
          onChange={({ target }) => setText(target.value)}
          error={error !== null}
          helperText={error ?? undefined}
          slotProps={{ htmlInput: { autoComplete: 'off', list: field === 'supplier' ? SUPPLIER_LIST_ID : undefined } }}
          sx={{ width: 190 }}
        />
        <Button type="submit" variant="contained" disabled={typed === '' || error !== null} loading={isPending}>
          {t('inputs.bulk.apply')}
        </Button>
        <Button disabled={isPending} onClick={() => onApply({ [field]: null })}>
          {t('inputs.bulk.takeBack')}
        </Button>
        <Button onClick={onClear}>{t('bulk.selection.clear')}</Button>
      </Box>
    </Box>
  );
}
