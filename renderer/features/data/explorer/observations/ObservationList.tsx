// Observations of products and days as a grid: filtered, sorted, corrected in place, saved as a file.
import SearchOff from '@mui/icons-material/SearchOffRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Card from '@mui/material/Card';
import { useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Outputs } from '#core/contract/contract.ts';
import type { Observation, ObservationSortKey } from '#core/contract/explorer.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorNote, ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { DataTable } from '#renderer/ui/table/DataTable.tsx';
import type { Sorting } from '#renderer/ui/table/sorting.ts';
import { useCorrections } from '../corrections/use-corrections.ts';
import type { ExplorerView } from '../use-explorer-view.ts';
import { usePages } from '../use-pages.ts';
import { ObservationToolbar } from './ObservationToolbar.tsx';
import { useObservationColumns } from './use-observation-columns.tsx';

const keyOf = ({ product, recordedAs, day }: Observation) => `${recordedAs ?? product} ${day}`;
const NOTHING: ReadonlySet<string> = new Set();
const renderNothing = () => null;

export function ObservationList({ store, view }: { store: Store; view: ExplorerView }) {
  const { t } = useTranslation();
  const engine = useEngine();
  const { correct } = useCorrections();
  const [sorting, setSorting] = useState<Sorting<ObservationSortKey>>({ key: 'day', descending: true });
  const { filter: words, product, isFiltered, show } = view;
  const filter = useMemo(() => ({ ...words, ...(product && { product }) }), [words, product]);
  const input = { store: store.code, filter, sort: sorting.key, descending: sorting.descending };
  const lines = usePages<Outputs['explorer']['observations'], Observation>(
    (page) => engine.explorer.observations.queryOptions({ input: { ...input, ...page } }),
    (page) => page.observations,
  );
  const columns = useObservationColumns({
    currency: store.settings.currency,
    onSave: useCallback(
      ({ product: code, recordedAs, day }, values) =>
        correct((corrections) => corrections.correct({ store: store.code, product: recordedAs ?? code, day, values })),
      [correct, store.code],
    ),
    onProduct: useCallback((code: string) => show({ view: 'overview', product: code }), [show]),
  });
  if (!lines.head) {
    return lines.error === null ? (
      <SectionSkeleton height={480} />
    ) : (
      <ErrorState error={lines.error} onRetry={lines.retry} />
    );
  }
  const { total, categories } = lines.head;
  return (
    <>
      {lines.error !== null && <ErrorNote error={lines.error} onRetry={lines.retry} />}
      <Card>
        <ObservationToolbar store={store} view={view} input={input} total={total} categories={categories} />
        {total === 0 ? (
          <EmptyState
            dense
            icon={<SearchOff />}
            title={t('explorer.none.title')}
            text={t('explorer.none.text')}
            action={
              (isFiltered || product !== null) && (
                <Button variant="outlined" onClick={() => show({ filter: {}, product: null })}>
                  {t('bulk.clearFilter')}
                </Button>
              )
            }
          />
        ) : (
          <Box sx={{ borderTop: 1, borderColor: 'divider' }}>
            <DataTable
              label={t('explorer.view.observations')}
              columns={columns}
              total={total}
              getRow={lines.getRow}
              getKey={keyOf}
              onRange={lines.onRange}
              sorting={sorting}
              onSort={setSorting}
              hidden={NOTHING}
              expanded={NOTHING}
              renderExpansion={renderNothing}
            />
          </Box>
        )}
      </Card>
    </>
  );
}
