// What can be done with the selected lines; stays in sight while the list scrolls.
import Print from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { BulkSummary } from '#core/contract/bulk.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import type { BulkFilter, BulkView } from './bulk-view.ts';
import { ExportList } from './ExportList.tsx';
import { MakeOrders } from './MakeOrders.tsx';
import { useSetQuantities } from './mutations.ts';

interface Props {
  summary: BulkSummary;
  sorting: BulkView['sorting'];
  filter: BulkFilter;
  onClear: () => void;
  onPrint: () => void;
}

export function SelectionBar({ summary, sorting, filter, onClear, onPrint }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const { bulkId, currency } = summary;
  const quantities = useSetQuantities(bulkId);
  const { data: totals } = useQuery({
    ...engine.bulk.totals.queryOptions({ input: { bulkId, filter } }),
    placeholderData: keepPreviousData,
  });
  const { lines = 0, units = 0, cost = null } = totals ?? {};
  return (
    <Box
      role="region"
      aria-label={t('bulk.selection.label')}
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'center',
        gap: 1,
        px: 1.5,
        py: 1,
        borderTop: 1,
        borderColor: 'divider',
        bgcolor: 'accentSoft',
      }}
    >
      <Typography variant="label" role="status">
        {t('bulk.selection.count', { count: lines, formatted: format.count(lines) })}
        <Box component="span" sx={{ color: 'text.secondary', ml: 1.5, fontWeight: 450 }}>
          {t('bulk.selection.totals', {
            units: t('units', { count: units, formatted: format.units(units) }),
            cost: cost === null ? '–' : format.money(cost, currency),
          })}
        </Box>
      </Typography>
      <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
        <Button size="small" disabled={quantities.isPending} onClick={() => quantities.set(filter, 0)}>
          {t('bulk.selection.none')}
        </Button>
        <Button size="small" disabled={quantities.isPending} onClick={() => quantities.set(filter, null)}>
          {t('bulk.selection.proposed')}
        </Button>
        <MakeOrders bulkId={bulkId} filter={filter} label={t('orders.makeSelected')} quiet disabled={units === 0} />
        <ExportList
          bulkId={bulkId}
          shownNow={() => ({ filter, sorting })}
          label={t('bulk.selection.exportSelected')}
          quiet
        />
        <Button size="small" startIcon={<Print />} onClick={onPrint}>
          {t('bulk.selection.printSelected')}
        </Button>
        <Button size="small" onClick={onClear}>
          {t('bulk.selection.clear')}
        </Button>
      </Box>
    </Box>
  );
}
