// Another supplier for one question: with what is known of its lead time and order days.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { KnownContext } from '#core/contract/predictions.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import type { SmartState } from '../use-smart.ts';
import { InputRow } from './InputRow.tsx';

export function SupplierField({ store, known, state }: { store: string; known: KnownContext; state: SmartState }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { data: suppliers = [] } = useQuery(engine.suppliers.list.queryOptions({ input: { store } }));
  const { supplier } = state.context;
  const set = (name: string | undefined) => state.setInput('supplier', name);
  const names = suppliers.map(({ name }) => name).filter((name) => name !== known.supplier);
  // Nothing to choose from.
  if (names.length === 0 && supplier === undefined) return null;
  // An address may name one that is gone: it is shown until it is taken back.
  const offered = supplier === undefined || names.includes(supplier) ? names : [supplier, ...names];
  return (
    <InputRow
      name={t('smart.input.supplier')}
      known={t('smart.usualIs', { value: known.supplier ?? t('smart.unknown') })}
      isSet={supplier !== undefined}
      onReset={() => set(undefined)}
    >
      <TextField
        select
        fullWidth
        label={t('smart.input.supplier')}
        value={supplier ?? ''}
        onChange={({ target }) => set(target.value || undefined)}
        slotProps={{ select: { displayEmpty: true }, inputLabel: { shrink: true } }}
      >
        <MenuItem value="">{t('smart.asUsual')}</MenuItem>
        {offered.map((name) => (
          <MenuItem key={name} value={name}>
            {name}
          </MenuItem>
        ))}
      </TextField>
    </InputRow>
  );
}
