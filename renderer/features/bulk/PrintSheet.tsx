// The order list on paper: every line of the current filter, fetched when printing is asked for, shown to print only.
import GlobalStyles from '@mui/material/GlobalStyles';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { BulkLine, BulkSummary } from '#core/contract/bulk.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import type { BulkView } from './bulk-view.ts';

const PAGE = 1_000;
/** Nobody prints more; the file export has everything. */
const MOST_LINES = 5_000;

export function usePrintSheet(summary: BulkSummary, store: Store, view: BulkView) {
  const client = useEngineClient();
  const toast = useToast();
  const { t } = useTranslation();
  const [lines, setLines] = useState<BulkLine[] | null>(null);
  const [isPreparing, setIsPreparing] = useState(false);

  useEffect(() => {
    if (!lines) return;
    const done = () => setLines(null);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [lines]);

  const fetchAll = async () => {
    const found: BulkLine[] = [];
    for (let offset = 0; offset < MOST_LINES; offset += PAGE) {
      const page = await client.bulk.page({
        bulkId: summary.bulkId,
        offset,
        limit: PAGE,
        filter: view.filter,
        sort: view.sorting.key,
        descending: view.sorting.descending,
      });
      found.push(...page.lines);
      if (found.length >= page.total) break;
    }
    setLines(found);
  };
  const print = () => {
    setIsPreparing(true);
    fetchAll()
      .catch((error: unknown) => toast({ text: errorWords(error, t).title }))
      .finally(() => setIsPreparing(false));
  };
  return { print, isPreparing, sheet: lines && <PrintSheet summary={summary} store={store} lines={lines} /> };
}

const SHEET_STYLE = {
  '.print-sheet': { display: 'none' },
  '@media print': {
    '@page': { margin: '14mm' },
    '.print-sheet': { display: 'block', fontSize: '9pt', color: '#000' },
    '.print-sheet h1': { fontSize: '15pt', margin: '0 0 2pt' },
    '.print-sheet p': { margin: '0 0 8pt', color: '#444' },
    '.print-sheet table': { width: '100%', borderCollapse: 'collapse', fontFeatureSettings: "'tnum' 1" },
    '.print-sheet th, .print-sheet td': { padding: '3pt 5pt', borderBottom: '0.5pt solid #bbb', textAlign: 'left' },
    '.print-sheet th': { borderBottom: '1pt solid #000' },
    '.print-sheet .number': { textAlign: 'right', whiteSpace: 'nowrap' },
    '.print-sheet tr': { breakInside: 'avoid' },
    '.print-sheet thead': { display: 'table-header-group' },
    '.print-sheet .tick': { width: '16pt', textAlign: 'center' },
  },
} as const;

function PrintSheet({ summary, store, lines }: { summary: BulkSummary; store: Store; lines: BulkLine[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const money = (value: number | null) => (value === null ? '–' : format.money(value, summary.currency, true));
  return createPortal(
    <div className="print-sheet">
      <GlobalStyles styles={SHEET_STYLE} />
      <h1>{t('bulk.printTitle', { store: store.name })}</h1>
      <p>
        {t('bulk.subtitle', {
          from: format.day(summary.date, 'long'),
          days: t('days', { count: summary.horizonDays }),
          origin: format.day(summary.origin, 'medium'),
        })}{' '}
        ·{' '}
        {t('bulk.printTotals', {
          count: lines.length,
          units: format.count(summary.unitsToOrder),
          cost: money(summary.orderCost),
        })}
      </p>
      <table>
        <thead>
          <tr>
            <th>{t('bulk.column.product')}</th>
            <th>{t('bulk.filter.supplier')}</th>
            <th>{t('bulk.column.status')}</th>
            <th className="number">{t('bulk.column.onHand')}</th>
            <th className="number">{t('bulk.column.demand')}</th>
            <th className="number">{t('bulk.column.order')}</th>
            <th className="number">{t('bulk.column.cost')}</th>
            <th className="tick">✓</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.product}>
              <td>{line.name === line.product ? line.name : `${line.name} (${line.product})`}</td>
              <td>{line.supplier ?? '–'}</td>
              <td>{t(`status.${line.status}`)}</td>
              <td className="number">{line.onHand === null ? '–' : format.units(line.onHand)}</td>
              <td className="number">
                {format.units(line.demand.mean)} ({format.band(line.demand)})
              </td>
              <td className="number">
                <strong>{format.count(line.orderQuantity)}</strong>
              </td>
              <td className="number">{money(line.orderCost)}</td>
              <td className="tick">☐</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
