// Products with everything an order of them depends on, as a grid that is typed into.
import SearchOff from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import type { TermsLine } from '#core/contract/terms.ts';
import { NoStore } from '#renderer/features/frame/NoStore.tsx';
import { useStoreChoice } from '#renderer/features/frame/store-choice.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton, SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import { DataHeader } from '../DataTabs.tsx';
import { ListHistory } from '../lists/ListHistory.tsx';
import { ListImportDialog } from '../lists/ListImportDialog.tsx';
import { BulkEdit } from './BulkEdit.tsx';
import { ProductDetail } from './ProductDetail.tsx';
import { SUPPLIER_LIST_ID } from './TermCell.tsx';
import { TermsToolbar } from './TermsToolbar.tsx';
import { useTermColumns } from './use-term-columns.tsx';
import { useChangeTerms, useTermsLines, useTermsView } from './use-terms.ts';
import { useTermsSelection } from './use-terms-selection.ts';

export function ProductsPage() {
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  return (
    <>
      <DataHeader />
      {store ? <ProductGrid key={store.code} store={store} /> : <NoStore />}
    </>
  );
}

const keyOf = ({ product }: TermsLine) => product;
const NOTHING_HIDDEN: ReadonlySet<string> = new Set();

function ProductGrid({ store }: { store: Store }) {
  const { t } = useTranslation();
  const view = useTermsView();
  const lines = useTermsLines(store.code, view);
  const change = useChangeTerms(store.code);
  const selection = useTermsSelection(view.filter, lines.getLine);
  const [isImporting, setImporting] = useState(false);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const toggle = useCallback((product: string) => {
    setExpanded((old) => {
      const next = new Set(old);
      if (!next.delete(product)) next.add(product);
      return next;
    });
  }, []);
  const suppliers = lines.head?.suppliers;
  const { columns, known } = useTermColumns({ suppliers, toggle, onSave: change.setOne });
  const renderExpansion = useCallback(
    (line: TermsLine) => <ProductDetail line={line} suppliers={known} onSave={change.setOne} />,
    [known, change.setOne],
  );

  if (!lines.head) {
    return lines.error === null ? (
      <SectionSkeleton height={480} />
    ) : (
      <ErrorState error={lines.error} onRetry={lines.retry} />
    );
  }
  const { total } = lines.head;
  return (
    <>
      {lines.error !== null && <ErrorNote error={lines.error} onRetry={lines.retry} />}
      <Card sx={{ mb: 2.5 }}>
        <TermsToolbar store={store} view={view} head={lines.head} onImport={() => setImporting(true)} />
        {selection.filter && (
          <BulkEdit
            count={selection.count(total)}
            suppliers={known}
            isPending={change.isPending}
            onApply={(values) => change.setMany(selection.filter ?? {}, values)}
            onClear={selection.clear}
          />
        )}
        {total === 0 ? (
          <EmptyState
            dense
            icon={<SearchOff />}
            title={t('bulk.noMatchTitle')}
            text={t('bulk.noMatchText')}
            action={
              <Button variant="outlined" onClick={view.clearFilter}>
                {t('bulk.clearFilter')}
              </Button>
            }
          />
        ) : (
          <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
            <datalist id={SUPPLIER_LIST_ID}>
              {lines.head.suppliers.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
            <DataTable
              label={t('inputs.products')}
              columns={columns}
              total={total}
              getRow={lines.getLine}
              getKey={keyOf}
              onRange={lines.onRange}
              sorting={view.sorting}
              onSort={view.setSorting}
              hidden={NOTHING_HIDDEN}
              expanded={expanded}
              renderExpansion={renderExpansion}
              selection={{ ...selection, labelOf: ({ name }) => t('inputs.select', { name }) }}
            />
          </Box>
        )}
      </Card>
      <ListHistory store={store.code} subject="products" />
      {isImporting && <ListImportDialog store={store} subject="products" onClose={() => setImporting(false)} />}
    </>
  );
}
