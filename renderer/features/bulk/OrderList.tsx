// An order list: figures, filters, table, and the sheet that is printed.
import SearchOff from '@mui/icons-material/SearchOffRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { Store } from '#core/contract/stores.ts';
import { useNoticeWords } from '#renderer/format/use-notice-words.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import { useStable } from '#renderer/ui/use-stable.ts';
import { useBulkView } from './bulk-view.ts';
import { useBulkColumns } from './columns.tsx';
import { LineDetail } from './detail/LineDetail.tsx';
import { ListBudget } from './ListBudget.tsx';
import { useSetQuantity } from './mutations.ts';
import { type PrintLayout, usePrintSheet } from './PrintSheet.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { SummaryCards } from './SummaryCards.tsx';
import { Toolbar } from './Toolbar.tsx';
import { useLines } from './use-lines.ts';
import { useSelection } from './use-selection.ts';

const keyOf = ({ product }: BulkLine) => product;

export function OrderList({ summary, store }: { summary: BulkSummary; store: Store }) {
  const { t } = useTranslation();
  const noticeWords = useNoticeWords(summary.currency);
  const { filtering, sorting, setSorting, columns: hiding } = useBulkView();
  const { filter } = filtering;
  const lines = useLines(summary.bulkId, { filter, sorting });
  const quantity = useSetQuantity(summary.bulkId);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((product: string) => {
    setExpanded((old) => {
      const next = new Set(old);
      if (!next.delete(product)) next.add(product);
      return next;
    });
  }, []);
  const columns = useBulkColumns({ currency: summary.currency, toggle, setQuantity: quantity.set });
  const print = usePrintSheet(summary, store);
  const printShown = useStable((layout: PrintLayout) => print.print(layout, { filter, sorting }));
  const shownNow = useStable(() => ({ filter, sorting }));
  const selection = useSelection(filter, lines);
  const labelOf = useCallback((line: BulkLine) => t('bulk.selection.selectLine', { product: line.name }), [t]);
  const { bulkId, currency, store: code, date, origin } = summary;
  const { frequency } = store;
  const renderExpansion = useMemo(
    () => (line: BulkLine) => (
      <LineDetail
        bulkId={bulkId}
        product={line.product}
        currency={currency}
        frequency={frequency}
        asked={{ store: code, date, origin }}
      />
    ),
    [bulkId, currency, frequency, code, date, origin],
  );

  return (
    <>
      <SummaryCards summary={summary} />
      {summary.notices.length > 0 && (
        <Alert severity="info" sx={{ mb: 2 }}>
          {summary.notices.map((notice) => (
            <div key={notice.code}>{noticeWords(notice)}</div>
          ))}
        </Alert>
      )}
      <Box sx={{ mb: 2, '&:empty': { display: 'none' } }}>
        <ListBudget summary={summary} />
      </Box>
      {lines.error !== null && <ErrorNote error={lines.error} onRetry={lines.retry} />}
      {quantity.error && <ErrorNote error={quantity.error} />}
      {lines.total === null && lines.error === null ? (
        <SectionSkeleton height={420} />
      ) : (
        <Card>
          <Toolbar
            summary={summary}
            filtering={filtering}
            hiding={hiding}
            shownNow={shownNow}
            total={lines.isCurrent ? lines.total : null}
            categories={lines.categories}
            suppliers={lines.suppliers}
            columns={columns}
            onPrint={printShown}
            isPrinting={print.isPreparing}
          />
          {selection.filter && (
            <SelectionBar
              summary={summary}
              sorting={sorting}
              filter={selection.filter}
              onClear={selection.clear}
              onPrint={() => print.print('all', { sorting, filter: selection.filter ?? filter })}
            />
          )}
          {lines.total === 0 ? (
            <EmptyState
              dense
              icon={<SearchOff />}
              title={t('bulk.noMatchTitle')}
              text={t('bulk.noMatchText')}
              action={
                <Button variant="outlined" onClick={filtering.clearFilter}>
                  {t('bulk.clearFilter')}
                </Button>
              }
            />
          ) : (
            <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
              <DataTable
                label={t('bulk.tableLabel')}
                columns={columns}
                total={lines.total ?? 0}
                getRow={lines.getLine}
                getKey={keyOf}
                onRange={lines.onRange}
                sorting={sorting}
                onSort={setSorting}
                hidden={hiding.hidden}
                expanded={expanded}
                renderExpansion={renderExpansion}
                selection={{ ...selection, labelOf }}
              />
            </Box>
          )}
        </Card>
      )}
      {print.sheet}
    </>
  );
}
