// The table with its states: sorted, chosen rows, an open row, a row on its way, a column that was hidden.
import { useMemo, useState } from 'react';
import { CheckSign } from '../ui/CheckSign.tsx';
import { Explained } from '../ui/help/Explained.tsx';
import type { Column } from '../ui/table/columns.ts';
import { DataTable } from '../ui/table/DataTable.tsx';
import { ProductCell } from '../ui/table/ProductCell.tsx';
import type { Sorting } from '../ui/table/sorting.ts';
import { PRODUCTS } from './made-up.ts';

type Row = (typeof PRODUCTS)[number];
type Key = 'name' | 'units';

const columnsWith = (toggle: (product: string) => void): Column<Row, Key>[] => [
  {
    id: 'name',
    title: 'Product',
    sortKey: 'name',
    minWidth: 200,
    grow: 1,
    yields: 0,
    render: ({ name, code, category }, isOpen) => (
      <ProductCell
        product={code}
        name={name}
        more={category}
        isOpen={isOpen}
        detailsLabel={`Details of ${name}`}
        toggle={toggle}
      />
    ),
  },
  { id: 'code', title: 'Hidden', minWidth: 80, yields: 1, render: ({ code }) => code },
  {
    id: 'units',
    title: 'Price',
    sortKey: 'units',
    numeric: true,
    minWidth: 90,
    yields: 0,
    render: ({ price }) => price.toFixed(2),
  },
];
const HIDDEN: ReadonlySet<string> = new Set(['code']);
const LOADING = 4;
const SHOWN = 6;
const none = () => undefined;

export function TableParts() {
  const [sorting, setSorting] = useState<Sorting<Key>>({ key: 'name', descending: false });
  const [chosen, setChosen] = useState<ReadonlySet<number>>(new Set([1, 2]));
  const rows = PRODUCTS.slice(0, SHOWN);
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set([rows[0].code]));
  const columns = useMemo(
    () => columnsWith((code) => setOpen((before) => (before.has(code) ? new Set() : new Set([code])))),
    [],
  );
  const toggle = (index: number) =>
    setChosen((before) =>
      before.has(index) ? new Set([...before].filter((i) => i !== index)) : new Set([...before, index]),
    );
  return (
    <DataTable
      label="Products"
      columns={columns}
      total={SHOWN}
      getRow={(index) => (index === LOADING ? undefined : rows[index])}
      getKey={({ code }) => code}
      onRange={none}
      sorting={sorting}
      onSort={setSorting}
      hidden={HIDDEN}
      expanded={open}
      renderExpansion={({ name }) => `What belongs to ${name}`}
      selection={{
        has: (row) => chosen.has(rows.indexOf(row)),
        onSelect: toggle,
        all: chosen.size === 0 ? 'none' : chosen.size === SHOWN ? 'all' : 'some',
        onSelectAll: () => setChosen(chosen.size === SHOWN ? new Set() : new Set(rows.keys())),
        labelOf: ({ name }) => name,
      }}
    />
  );
}

export function SmallParts() {
  return (
    <>
      <CheckSign on />
      <CheckSign on={false} />
      <Explained explanation="The mean of what may be sold.">12 units</Explained>
    </>
  );
}
