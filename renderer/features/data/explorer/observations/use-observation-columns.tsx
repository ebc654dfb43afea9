// Columns of the list of observations; units, price, stock and promotion are typed into.
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ObservationValues, observationValuesSchema } from '#core/contract/corrections.ts';
import type { Observation, ObservationSortKey } from '#core/contract/explorer.ts';
import { EditCell } from '#renderer/features/data/terms/EditCell.tsx';
import { problemWords } from '#renderer/features/data/terms/term-fields.ts';
import { readTypedNumber, typedNumberText } from '#renderer/format/typed-number.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { Column } from '#renderer/ui/table/columns.ts';

interface Options {
  currency: string;
  onSave: (row: Observation, values: Partial<ObservationValues>) => void;
  onProduct: (product: string) => void;
}

type NumberField = 'units' | 'price' | 'stock';

export function useObservationColumns({ currency, onSave, onProduct }: Options) {
  const { t } = useTranslation();
  const format = useFormat();
  return useMemo((): Column<Observation, ObservationSortKey>[] => {
    const label = (row: Observation, field: NumberField | 'promotion') =>
      t('explorer.cell', { column: t(`explorer.column.${field}`), product: row.name, day: format.day(row.day) });
    const numberColumn = (field: NumberField, yields: number): Column<Observation, ObservationSortKey> => ({
      id: field,
      title: t(`explorer.column.${field}`),
      sortKey: field,
      numeric: true,
      minWidth: 92,
      yields,
      render: (row) => {
        // A day without an observation gets one when somebody says what was sold.
        if (row.units === null && field !== 'units') return null;
        const value = row[field];
        return (
          <EditCell
            label={label(row, field)}
            own={value === null ? '' : typedNumberText(value, format.language, 1, field === 'price' ? 2 : 0)}
            standIn="–"
            isPlain
            isRequired={field === 'units'}
            problemOf={(text) => {
              const { problem } = readTypedNumber(observationValuesSchema.shape[field], text);
              return problem && problemWords(problem, t, format.decimal);
            }}
            onSave={(text) => {
              if (text === '') onSave(row, { [field]: null });
              else
                onSave(row, { [field]: readTypedNumber(observationValuesSchema.shape[field], text).value as number });
            }}
          />
        );
      },
    });
    return [
      {
        id: 'day',
        title: t('explorer.column.day'),
        sortKey: 'day',
        minWidth: 140,
        yields: 0,
        render: ({ day }) => <div className="dt-strong">{format.day(day, 'long')}</div>,
      },
      {
        id: 'product',
        title: t('explorer.column.product'),
        sortKey: 'product',
        minWidth: 190,
        grow: 2,
        yields: 0,
        render: ({ product, name, category, recordedAs }) => (
          <>
            <div className="dt-strong" title={name}>
              <button type="button" className="dt-link dt-link-quiet" onClick={() => onProduct(product)}>
                {name}
              </button>
            </div>
            <div className="dt-muted">
              {[
                name === product ? null : product,
                category,
                recordedAs && t('explorer.recordedAs', { code: recordedAs }),
              ]
                .filter(Boolean)
                .join(' · ')}
            </div>
          </>
        ),
      },
      numberColumn('units', 0),
      numberColumn('price', 2),
      {
        id: 'revenue',
        title: t('explorer.column.revenue'),
        sortKey: 'revenue',
        numeric: true,
        minWidth: 92,
        yields: 3,
        render: ({ revenue }) => (revenue === null ? '–' : format.money(revenue, currency, true)),
      },
      numberColumn('stock', 4),
      {
        id: 'promotion',
        title: t('explorer.column.promotion'),
        minWidth: 84,
        yields: 5,
        render: (row) =>
          row.units === null ? null : (
            <input
              type="checkbox"
              className="dt-check"
              aria-label={label(row, 'promotion')}
              checked={row.promotion === true}
              onChange={({ target }) => onSave(row, { promotion: target.checked })}
            />
          ),
      },
      {
        id: 'flags',
        title: t('explorer.column.flags'),
        minWidth: 190,
        grow: 1,
        yields: 1,
        render: ({ flags }) => (
          <div className="dt-flags">
            {flags
              .filter((flag) => flag !== 'promotion')
              .map((flag) => (
                <span key={flag} className="dt-flag" data-flag={flag} title={t(`explorer.flagHint.${flag}`)}>
                  {t(`explorer.flag.${flag}`)}
                </span>
              ))}
          </div>
        ),
      },
      {
        id: 'file',
        title: t('explorer.column.file'),
        minWidth: 150,
        grow: 1,
        yields: 6,
        render: ({ fileName, flags }) => (
          <div className="dt-muted" title={fileName ?? undefined}>
            {fileName ?? (flags.includes('missing') ? '–' : t('explorer.byHand'))}
          </div>
        ),
      },
    ];
  }, [t, format, currency, onSave, onProduct]);
}
