// Suppliers as a grid: lead time, order days, minimum, currency; and what past deliveries say of the lead time.
import Add from '@mui/icons-material/AddRounded';
import School from '@mui/icons-material/AutoGraphOutlined';
import Truck from '@mui/icons-material/LocalShippingOutlined';
import Upload from '@mui/icons-material/UploadFileOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import type { Supplier } from '#core/contract/suppliers.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { NoStore } from '#renderer/features/frame/NoStore.tsx';
import { useStoreChoice } from '#renderer/features/frame/store-choice.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { PageSkeleton, SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { SearchField } from '#renderer/ui/SearchField.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import type { Sorting } from '#renderer/ui/table/sorting.ts';
import { DataHeader } from '../DataTabs.tsx';
import { ListHistory } from '../lists/ListHistory.tsx';
import { ListImportDialog } from '../lists/ListImportDialog.tsx';
import { AddSupplierDialog } from './AddSupplierDialog.tsx';
import { type SupplierSortKey, sortSuppliers, useSupplierColumns } from './use-supplier-columns.tsx';
import { useSuppliers } from './use-suppliers.ts';

export function SuppliersPage() {
  const { store, isLoading } = useStoreChoice();
  if (isLoading) return <PageSkeleton />;
  return (
    <>
      <DataHeader />
      {store ? <SupplierGrid key={store.code} store={store} /> : <NoStore />}
    </>
  );
}

const keyOf = ({ name }: Supplier) => name;
const NOTHING: ReadonlySet<string> = new Set();
const showNothing = () => null;
const ignoreRange = () => {};

function SupplierGrid({ store }: { store: Store }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const { suppliers, seen, error, retry, change, learn, remove } = useSuppliers(store.code);
  const [search, setSearch] = useState('');
  const [sorting, setSorting] = useState<Sorting<SupplierSortKey>>({ key: 'name', descending: false });
  const [dialog, setDialog] = useState<'import' | 'add' | null>(null);
  const columns = useSupplierColumns({ store, suppliers, seen, onChange: change, onLearn: learn, onRemove: remove });
  const rows = useMemo(() => sortSuppliers(suppliers ?? [], sorting, search), [suppliers, sorting, search]);
  const canLearn = seen.size > 0;

  if (!suppliers) {
    return error === null ? <SectionSkeleton height={420} /> : <ErrorState error={error} onRetry={retry} />;
  }
  const add = (
    <Button variant="outlined" startIcon={<Add />} onClick={() => setDialog('add')}>
      {t('inputs.suppliers.add')}
    </Button>
  );
  const upload = (
    <Button data-file-access="" variant="contained" startIcon={<Upload />} onClick={() => setDialog('import')}>
      {t('inputs.suppliers.import')}
    </Button>
  );
  return (
    <>
      <Card sx={{ mb: 2.5 }}>
        {suppliers.length === 0 ? (
          <EmptyState
            icon={<Truck />}
            title={t('inputs.suppliers.emptyTitle')}
            text={t('inputs.suppliers.emptyText')}
            action={
              <>
                {upload}
                {add}
              </>
            }
          />
        ) : (
          <>
            <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, p: 1.5, alignItems: 'center' }}>
              <SearchField label={t('inputs.suppliers.search')} value={search} onChange={setSearch} />
              <Box sx={{ ml: 'auto', display: 'flex', flexWrap: 'wrap', gap: 1 }}>
                {canLearn && (
                  <Button startIcon={<School />} onClick={() => learn(undefined)}>
                    {t('inputs.suppliers.learnAll')}
                  </Button>
                )}
                {add}
                <Box data-file-access="">
                  <SaveMenu write={(choice) => client.suppliers.export({ store: store.code, ...choice })} />
                </Box>
                {upload}
              </Box>
            </Box>
            <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
              <DataTable
                label={t('inputs.tab.suppliers')}
                columns={columns}
                total={rows.length}
                getRow={(index) => rows[index]}
                getKey={keyOf}
                onRange={ignoreRange}
                sorting={sorting}
                onSort={setSorting}
                hidden={NOTHING}
                expanded={NOTHING}
                renderExpansion={showNothing}
              />
            </Box>
          </>
        )}
      </Card>
      <ListHistory store={store.code} subject="suppliers" />
      {dialog === 'import' && <ListImportDialog store={store} subject="suppliers" onClose={() => setDialog(null)} />}
      {dialog === 'add' && (
        <AddSupplierDialog store={store.code} names={suppliers.map(keyOf)} onClose={() => setDialog(null)} />
      )}
    </>
  );
}
