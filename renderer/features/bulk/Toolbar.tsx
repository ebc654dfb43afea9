// Search, filters, columns, export and print of an order list.
import Columns from '@mui/icons-material/ViewColumnOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { CheckSign } from '#renderer/ui/CheckSign.tsx';
import { Menu } from '#renderer/ui/overlays.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import type { Column } from '#renderer/ui/table/columns.ts';
import type { BulkSortKey, HiddenColumns, ListFilter, Shown } from './bulk-view.ts';
import { ExportList } from './ExportList.tsx';
import { MakeOrders } from './MakeOrders.tsx';
import { MultiFilter } from './MultiFilter.tsx';
import { PrintMenu } from './PrintMenu.tsx';
import type { PrintLayout } from './PrintSheet.tsx';
import { StatusFilter } from './StatusFilter.tsx';
import type { Lines } from './use-lines.ts';

interface Props {
  summary: BulkSummary;
  filtering: ListFilter;
  hiding: HiddenColumns;
  /** Which lines are on screen, asked when they are saved: their order is no news for the bar. */
  shownNow: () => Shown;
  /** Lines that the filter lets through; null until they are counted. */
  total: Lines['total'];
  categories: Lines['categories'];
  suppliers: Lines['suppliers'];
  columns: Column<BulkLine, BulkSortKey>[];
  onPrint: (layout: PrintLayout) => void;
  isPrinting: boolean;
}

export function Toolbar(props: Props) {
  return (
    <Box sx={{ display: 'grid', gap: 1.25, p: 1.5 }}>
      <ListTools {...toolsOf(props)} />
      <StatusLine summary={props.summary} filtering={props.filtering} total={props.total} />
    </Box>
  );
}

type ToolsProps = Omit<Props, 'total'>;
const toolsOf = ({ total: _, ...tools }: Props): ToolsProps => tools;

/** Stays as it is while the list below is scrolled, sorted and counted: none of it is news for it. */
const ListTools = memo((props: ToolsProps) => {
  const { summary, filtering, hiding, shownNow, categories, suppliers, columns, onPrint, isPrinting } = props;
  const { filter, setFilter } = filtering;
  const { t } = useTranslation();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <SearchField label={t('bulk.search')} value={filter.search ?? ''} onChange={(search) => setFilter({ search })} />
      <MultiFilter
        label={t('bulk.filter.category')}
        options={categories}
        value={filter.category ?? []}
        onChange={(category) => setFilter({ category })}
      />
      <MultiFilter
        label={t('bulk.filter.supplier')}
        options={suppliers}
        value={filter.supplier ?? []}
        onChange={(supplier) => setFilter({ supplier })}
      />
      <Box sx={{ ml: 'auto', display: 'flex', gap: 1 }}>
        <MakeOrders bulkId={summary.bulkId} label={t('orders.make')} disabled={summary.unitsToOrder === 0} />
        <ColumnsMenu hiding={hiding} columns={columns} />
        <ExportList bulkId={summary.bulkId} shownNow={shownNow} />
        <PrintMenu onPrint={onPrint} isPreparing={isPrinting} />
      </Box>
    </Box>
  );
});

/** What is shown of how much, by status. */
const StatusLine = memo(({ summary, filtering, total }: Pick<Props, 'summary' | 'filtering' | 'total'>) => {
  const { clearFilter, isFiltered } = filtering;
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
      <StatusFilter summary={summary} filtering={filtering} />
      <Typography variant="caption" color="textSecondary" role="status" sx={{ ml: 'auto' }}>
        {isFiltered
          ? total !== null && t('bulk.showing', { shown: format.count(total), all: format.count(summary.products) })
          : t('bulk.showingAll', { count: summary.products, formatted: format.count(summary.products) })}
      </Typography>
      {isFiltered && (
        <Button size="small" onClick={clearFilter}>
          {t('bulk.clearFilter')}
        </Button>
      )}
    </Box>
  );
});

function ColumnsMenu({ hiding, columns }: Pick<Props, 'hiding' | 'columns'>) {
  const { t } = useTranslation();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Tooltip title={t('bulk.columns')}>
        <Button
          variant="outlined"
          aria-label={t('bulk.columns')}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          sx={{ minWidth: 40, px: 1 }}
        >
          <Columns sx={{ fontSize: 19 }} />
        </Button>
      </Tooltip>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {columns
          .filter(({ canHide }) => canHide)
          .map(({ id, title }) => (
            <MenuItem
              key={id}
              role="menuitemcheckbox"
              aria-checked={!hiding.hidden.has(id)}
              onClick={() => hiding.toggleColumn(id)}
              sx={{ gap: 1 }}
            >
              <CheckSign on={!hiding.hidden.has(id)} />
              {title}
            </MenuItem>
          ))}
      </Menu>
    </>
  );
}
