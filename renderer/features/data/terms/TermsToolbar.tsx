// Search, filters, what nobody said yet, import and export of the grid of products.
import Upload from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#core/contract/contract.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { MultiFilter } from '#renderer/features/bulk/MultiFilter.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import type { TermsView } from './use-terms.ts';

interface Props {
  store: Store;
  view: TermsView;
  head: Outputs['terms']['page'];
  onImport: () => void;
}

/** What an order is wrong without: those that most rest on a default are worth a click. */
const ASKED_FOR = ['unitCost', 'leadTimeDays', 'packSize', 'supplier'] as const;

export function TermsToolbar({ store, view, head, onImport }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const client = useEngineClient();
  const { filter, sorting, setFilter } = view;
  const unknown = filter.unknown ?? [];
  return (
    <Box sx={{ display: 'grid', gap: 1.25, p: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <SearchField
          label={t('bulk.search')}
          value={filter.search ?? ''}
          onChange={(search) => setFilter({ search })}
        />
        <MultiFilter
          label={t('bulk.filter.category')}
          options={head.categories}
          value={filter.category ?? []}
          onChange={(category) => setFilter({ category })}
        />
        <MultiFilter
          label={t('bulk.filter.supplier')}
          options={head.suppliers}
          value={filter.supplier ?? []}
          onChange={(supplier) => setFilter({ supplier })}
        />
        <Box data-file-access="" sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
          <SaveMenu
            write={(choice) =>
              client.terms.export({
                store: store.code,
                ...choice,
                filter,
                sort: sorting.key,
                descending: sorting.descending,
              })
            }
          />
          <Button variant="contained" startIcon={<Upload />} onClick={onImport}>
            {t('inputs.importList')}
          </Button>
        </Box>
      </Box>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        {ASKED_FOR.filter((name) => head.unknown[name] > 0 || unknown.includes(name)).map((name) => {
          const isOn = unknown.includes(name);
          const next = isOn ? unknown.filter((other) => other !== name) : [...unknown, name];
          return (
            <Chip
              key={name}
              component="button"
              clickable
              aria-pressed={isOn}
              color={isOn ? 'primary' : 'default'}
              variant={isOn ? 'filled' : 'outlined'}
              label={t(`inputs.unknown.${name}`, { formatted: format.count(head.unknown[name]) })}
              onClick={() => setFilter({ unknown: next })}
            />
          );
        })}
        <Typography variant="caption" color="textSecondary" role="status" sx={{ ml: 'auto' }}>
          {t('bulk.showingAll', { count: head.total, formatted: format.count(head.total) })}
        </Typography>
        {view.isFiltered && (
          <Button size="small" onClick={view.clearFilter}>
            {t('bulk.clearFilter')}
          </Button>
        )}
      </Box>
    </Box>
  );
}
