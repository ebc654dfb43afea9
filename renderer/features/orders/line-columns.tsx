// The columns of an order's lines.
import { type ReactNode, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Order, OrderLine, OrderLineSortKey } from '#core/contract/orders.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { CloseGlyph, LockedGlyph, UnlockedGlyph } from '#renderer/ui/glyphs.tsx';
import type { Column } from '#renderer/ui/table/columns.ts';
import { ProductCell } from '#renderer/ui/table/ProductCell.tsx';
import { QuantityCell } from '#renderer/ui/table/QuantityCell.tsx';

interface Options {
  order: Order;
  toggle: (product: string) => void;
  set: (line: OrderLine, what: { quantity?: number | null; locked?: boolean }) => void;
  remove: (line: OrderLine) => void;
}

export function useLineColumns({ order, toggle, set, remove }: Options): Column<OrderLine, OrderLineSortKey>[] {
  const { t } = useTranslation();
  const format = useFormat();
  const isDraft = order.state === 'draft';
  const hasDeliveries = order.state === 'placed' || order.state === 'received';
  const { currency } = order;
  return useMemo(() => {
    const money = (value: number | null) => (value === null ? '–' : format.money(value, currency));
    const columns: (Column<OrderLine, OrderLineSortKey> | false)[] = [
      {
        id: 'name',
        title: t('orders.column.product'),
        sortKey: 'name',
        minWidth: 170,
        grow: 3,
        yields: 0,
        render: (line, isOpen) => (
          <ProductCell
            product={line.product}
            name={line.name}
            more={line.note || line.category}
            isOpen={isOpen}
            detailsLabel={t('orders.details', { product: line.name })}
            toggle={toggle}
          />
        ),
      },
      {
        id: 'quantity',
        title: t('orders.column.quantity'),
        hint: isDraft ? t('orders.columnHint.quantity') : undefined,
        sortKey: 'quantity',
        numeric: true,
        minWidth: 132,
        yields: 0,
        render: (line) =>
          isDraft ? (
            <>
              <QuantityCell
                quantity={line.quantity}
                isOwn={line.quantity !== line.proposedQuantity}
                label={t('bulk.quantityOf', { product: line.name })}
                resetLabel={
                  line.quantity === line.proposedQuantity
                    ? null
                    : t('bulk.proposedAgain', { quantity: format.count(line.proposedQuantity) })
                }
                onSet={(quantity) => set(line, { quantity })}
              />
              <Fit line={line} />
            </>
          ) : (
            format.units(line.quantity)
          ),
      },
      isDraft && {
        id: 'lock',
        title: t('orders.column.lock'),
        minWidth: 68,
        yields: 0,
        render: (line) => (
          <>
            <CellButton
              label={t(line.locked ? 'orders.unlockLine' : 'orders.lockLine', { product: line.name })}
              isPressed={line.locked}
              onClick={() => set(line, { locked: !line.locked })}
            >
              {line.locked ? <LockedGlyph /> : <UnlockedGlyph />}
            </CellButton>
            <CellButton label={t('orders.removeLine', { product: line.name })} onClick={() => remove(line)}>
              <CloseGlyph />
            </CellButton>
          </>
        ),
      },
      hasDeliveries && {
        id: 'received',
        title: t('orders.column.received'),
        sortKey: 'received',
        numeric: true,
        minWidth: 84,
        yields: 0,
        render: (line) => format.units(line.received),
      },
      {
        id: 'proposed',
        title: t('orders.column.proposed'),
        sortKey: 'proposedQuantity',
        numeric: true,
        minWidth: 84,
        yields: 2,
        render: (line) => format.units(line.proposedQuantity),
      },
      {
        id: 'pack',
        title: t('orders.column.pack'),
        numeric: true,
        minWidth: 64,
        yields: 4,
        render: (line) => format.count(line.packSize),
      },
      {
        id: 'unitCost',
        title: t('orders.column.unitCost'),
        numeric: true,
        minWidth: 84,
        yields: 3,
        render: (line) => (line.unitCost === null ? '–' : format.money(line.unitCost, currency, true)),
      },
      {
        id: 'rounding',
        title: t('orders.column.rounding'),
        hint: t('orders.columnHint.rounding'),
        sortKey: 'roundingUnits',
        numeric: true,
        minWidth: 104,
        yields: 1,
        render: (line) =>
          line.roundingUnits === 0 ? (
            '–'
          ) : (
            <>
              +{format.units(line.roundingUnits)}
              <div className="dt-muted">{money(line.roundingCost)}</div>
            </>
          ),
      },
      {
        id: 'cost',
        title: t('orders.column.cost'),
        sortKey: 'cost',
        numeric: true,
        minWidth: 92,
        yields: 0,
        render: (line) => money(line.cost),
      },
    ];
    return columns.filter((column) => column !== false);
  }, [isDraft, hasDeliveries, currency, toggle, set, remove, t, format]);
}

interface CellButtonProps {
  label: string;
  isPressed?: boolean;
  onClick: () => void;
  children: ReactNode;
}

const CellButton = ({ label, isPressed, onClick, children }: CellButtonProps) => (
  <button
    type="button"
    className="dt-button"
    title={label}
    aria-label={label}
    aria-pressed={isPressed}
    onClick={onClick}
  >
    {children}
  </button>
);

/** Says what a quantity does not fit; nobody is kept from ordering it. */
function Fit({ line }: { line: OrderLine }) {
  const { t } = useTranslation();
  const { quantity, packSize, moq } = line;
  if (quantity === 0) return null;
  if (quantity < moq) return <div className="dt-muted">{t('orders.belowMoq', { moq })}</div>;
  if (quantity % packSize !== 0) return <div className="dt-muted">{t('orders.notPack', { pack: packSize })}</div>;
  return null;
}
