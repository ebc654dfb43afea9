// Words, category, days and flags that the list of observations goes by; how many there are; the file of them.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Inputs } from '#core/contract/contract.ts';
import { OBSERVATION_FLAGS } from '#core/contract/explorer.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { MultiFilter } from '#renderer/features/bulk/MultiFilter.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { DateField } from '#renderer/ui/DateField.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { FlagChips } from '../FlagChips.tsx';
import type { ExplorerView } from '../use-explorer-view.ts';

interface Props {
  store: Store;
  view: ExplorerView;
  input: Inputs['explorer']['observations'];
  total: number;
  categories: string[];
}

export function ObservationToolbar({ store, view, input, total, categories }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useEngineClient();
  const { filter, show } = view;
  const [first, last] = [store.firstDay ?? undefined, store.lastDay ?? undefined];
  const change = (next: Partial<ExplorerView['filter']>) => show({ filter: { ...filter, ...next } });
  return (
    <Box sx={{ display: 'grid', gap: 1.25, p: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <SearchField label={t('bulk.search')} value={filter.search ?? ''} onChange={(search) => change({ search })} />
        <MultiFilter
          label={t('bulk.filter.category')}
          options={categories}
          value={filter.category ?? []}
          onChange={(category) => change({ category })}
        />
        <DateField
          label={t('explorer.from')}
          value={filter.from ?? first ?? ''}
          min={first}
          max={filter.to ?? last}
          width={158}
          onChange={(from) => change({ from: from === first ? undefined : from })}
        />
        <DateField
          label={t('explorer.to')}
          value={filter.to ?? last ?? ''}
          min={filter.from ?? first}
          max={last}
          width={158}
          onChange={(to) => change({ to: to === last ? undefined : to })}
        />
        <Box data-file-access="" sx={{ ml: 'auto' }}>
          <SaveMenu write={(choice) => client.explorer.exportObservations({ ...input, ...choice })} />
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <FlagChips flags={OBSERVATION_FLAGS} value={filter.flags ?? []} onChange={(flags) => change({ flags })} />
        <Typography variant="caption" color="textSecondary" role="status" sx={{ ml: 'auto' }}>
          {t('explorer.showing', { count: total, formatted: format.count(total) })}
        </Typography>
        {view.isFiltered && (
          <Button size="small" onClick={() => show({ filter: {} })}>
            {t('bulk.clearFilter')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
