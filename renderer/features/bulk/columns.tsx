// The columns of an order list.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { BulkLine } from '#core/contract/bulk.ts';
import type { StockStatus } from '#core/contract/units.ts';
import { kept } from '#renderer/format/kept.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ConfidenceSteps } from '#renderer/ui/ConfidenceMark.tsx';
import { PencilGlyph } from '#renderer/ui/glyphs.tsx';
import { StatusMark } from '#renderer/ui/StatusChip.tsx';
import type { Column } from '#renderer/ui/table/columns.ts';
import { ProductCell } from '#renderer/ui/table/ProductCell.tsx';
import { QuantityCell } from '#renderer/ui/table/QuantityCell.tsx';
import type { BulkSortKey } from './bulk-view.ts';

interface Options {
  currency: string;
  toggle: (product: string) => void;
  setQuantity: (line: BulkLine, quantity: number | null) => void;
}

/** What a cell shows is looked up here, not in the cells: a line scrolls into sight in the time that one look-up takes. */
export function useBulkColumns({ currency, toggle, setQuantity }: Options): Column<BulkLine, BulkSortKey>[] {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo(() => {
    const money = (value: number | null) => (value === null ? '–' : format.money(value, currency));
    const days = kept((count: number) => t('days', { count }));
    const status = kept((name: StockStatus) => [t(`status.${name}`), t(`statusHint.${name}`)] as const);
    const confidence = kept((level: BulkLine['confidence']) => t(`confidence.${level}`));
    const [ownNumber, assumed, assumedHint] = [t('forecast.ownNumber'), t('assumed'), t('assumedHint')];
    return [
      {
        id: 'name',
        title: t('bulk.column.product'),
        sortKey: 'name',
        minWidth: 160,
        grow: 3,
        yields: 0,
        render: (line, isOpen) => (
          <ProductCell
            product={line.product}
            name={line.name}
            more={line.category}
            isOpen={isOpen}
            detailsLabel={t('bulk.details', { product: line.name })}
            toggle={toggle}
          />
        ),
      },
      {
        id: 'status',
        title: t('bulk.column.status'),
        hint: t('bulk.columnHint.status'),
        sortKey: 'status',
        minWidth: 112,
        yields: 0,
        isPlain: true,
        render: (line) => {
          const [word, hint] = status(line.status);
          return <StatusMark status={line.status} word={word} hint={hint} />;
        },
      },
      {
        id: 'onHand',
        title: t('bulk.column.onHand'),
        sortKey: 'onHand',
        numeric: true,
        minWidth: 70,
        yields: 3,
        canHide: true,
        isPlain: true,
        render: (line) => (line.onHand === null ? '–' : format.units(line.onHand)),
      },
      {
        id: 'demand',
        title: t('bulk.column.demand'),
        hint: t('bulk.columnHint.demand'),
        sortKey: 'demand',
        numeric: true,
        minWidth: 104,
        yields: 0,
        isPlain: true,
        render: (line) => (
          <>
            {line.overridden && (
              <span className="dt-sign" role="img" aria-label={ownNumber} title={ownNumber}>
                <PencilGlyph />
              </span>
            )}
            {format.units(line.demand.mean)}
            <div className="dt-muted" title={format.band(line.demand)}>
              {format.shortBand(line.demand)}
            </div>
          </>
        ),
      },
      {
        id: 'daysOfCover',
        title: t('bulk.column.cover'),
        hint: t('bulk.columnHint.cover'),
        sortKey: 'daysOfCover',
        numeric: true,
        minWidth: 84,
        yields: 4,
        canHide: true,
        isPlain: true,
        render: (line) => (line.daysOfCover === null ? '–' : days(Math.round(line.daysOfCover))),
      },
      {
        id: 'orderQuantity',
        title: t('bulk.column.order'),
        hint: t('bulk.columnHint.order'),
        sortKey: 'orderQuantity',
        numeric: true,
        minWidth: 104,
        yields: 0,
        render: (line) => (
          <QuantityCell
            quantity={line.orderQuantity}
            isOwn={line.edited}
            label={t('bulk.quantityOf', { product: line.name })}
            resetLabel={line.edited ? t('bulk.proposedAgain', { quantity: format.count(line.proposedQuantity) }) : null}
            onSet={(quantity) => setQuantity(line, quantity)}
          />
        ),
      },
      {
        id: 'orderCost',
        title: t('bulk.column.cost'),
        sortKey: 'orderCost',
        numeric: true,
        minWidth: 88,
        yields: 2,
        canHide: true,
        isPlain: true,
        render: (line) => (
          <>
            {money(line.orderCost)}
            {line.hasAssumptions && line.orderCost !== null && (
              <div className="dt-muted" title={assumedHint}>
                {assumed}
              </div>
            )}
          </>
        ),
      },
      {
        id: 'revenueAtRisk',
        title: t('bulk.column.risk'),
        hint: t('bulk.columnHint.risk'),
        sortKey: 'revenueAtRisk',
        numeric: true,
        minWidth: 92,
        yields: 7,
        canHide: true,
        isPlain: true,
        render: (line) => money(line.revenueAtRisk),
      },
      {
        id: 'confidence',
        title: t('bulk.column.confidence'),
        hint: t('bulk.columnHint.confidence'),
        sortKey: 'confidence',
        numeric: true,
        minWidth: 92,
        yields: 6,
        canHide: true,
        isPlain: true,
        render: (line) => <ConfidenceSteps level={line.confidence} word={confidence(line.confidence)} />,
      },
      {
        id: 'priority',
        title: t('bulk.column.priority'),
        hint: t('bulk.columnHint.priority'),
        sortKey: 'priority',
        numeric: true,
        minWidth: 88,
        yields: 5,
        canHide: true,
        isPlain: true,
        render: (line) =>
          line.priorityUnit === 'money'
            ? money(line.priority)
            : t('units', { count: line.priority, formatted: format.units(line.priority) }),
      },
    ];
  }, [currency, toggle, setQuantity, t, format]);
}
