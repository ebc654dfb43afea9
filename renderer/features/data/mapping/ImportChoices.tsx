// What the file itself cannot say: the store, what happens to days that are known already, when stock was counted.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { ImportOptions } from '#core/contract/imports.ts';
import type { MappingState } from './use-mapping.ts';

const OVERLAPS: ImportOptions['overlap'][] = ['replace', 'add', 'keep'];
const STOCK_TIMES: ImportOptions['stockTime'][] = ['opening', 'closing'];

export function ImportChoices({ state }: { state: MappingState }) {
  const { t } = useTranslation();
  const { choices, setChoices } = state;
  return (
    <Box sx={{ display: 'grid', gap: 2, pt: 0.5, gridTemplateColumns: { xs: '1fr', md: 'repeat(3, minmax(0, 1fr))' } }}>
      {!state.hasStoreColumn && (
        <TextField
          label={t('data.choices.store')}
          value={choices.store}
          onChange={({ target }) => setChoices({ store: target.value })}
          error={choices.store.trim() === ''}
          helperText={t('data.choices.storeHint')}
          slotProps={{ htmlInput: { maxLength: 200 } }}
        />
      )}
      <TextField
        select
        label={t('data.choices.overlap')}
        value={choices.overlap}
        onChange={({ target }) => setChoices({ overlap: target.value as ImportOptions['overlap'] })}
        helperText={t(`data.choices.overlapHint.${choices.overlap}`)}
      >
        {OVERLAPS.map((overlap) => (
          <MenuItem key={overlap} value={overlap}>
            {t(`data.choices.overlapOption.${overlap}`)}
          </MenuItem>
        ))}
      </TextField>
      {state.hasStock && (
        <TextField
          select
          label={t('data.choices.stockTime')}
          value={choices.stockTime}
          onChange={({ target }) => setChoices({ stockTime: target.value as ImportOptions['stockTime'] })}
          helperText={t('data.choices.stockTimeHint')}
        >
          {STOCK_TIMES.map((time) => (
            <MenuItem key={time} value={time}>
              {t(`data.choices.stockTimeOption.${time}`)}
            </MenuItem>
          ))}
        </TextField>
      )}
    </Box>
  );
}
