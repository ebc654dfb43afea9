// The user's say about files: how they are read, what their columns mean, what the import does with them.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Relation, ShapeChoice } from '#core/contract/import-shape.ts';
import type { ColumnRole, ImportOptions, Inspection, Mapping, Reading } from '#core/contract/imports.ts';
import { choiceOf, extrasOf, filesOf, relationsOf } from '#core/contract/inspected-files.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import type { Draft } from '../flow.ts';

type Choices = Pick<ImportOptions, 'overlap' | 'stockTime'> & { store: string; product: string };

/** Roles that one column at most can have. */
export const REPEATABLE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['ignore']);

export interface MappingState {
  inspection: Inspection;
  mapping: Mapping;
  /** Roles the user set by hand, by column. */
  chosen: ReadonlyMap<string, ColumnRole>;
  setRole: (column: string, role: ColumnRole) => void;
  setReading: (change: Partial<Reading>) => void;
  setShape: (shape: ShapeChoice) => void;
  /** What one of the other files, or another sheet, is to the first. */
  setRelation: (extra: Inspection['extras'][number], relation: Relation) => void;
  isReading: boolean;
  error: unknown;
  choices: Choices;
  setChoices: (change: Partial<Choices>) => void;
  options: ImportOptions;
  hasStoreColumn: boolean;
  hasProductColumn: boolean;
  /** Roles that are still missing, whatever was said of the whole store. */
  missing: ColumnRole[];
  hasStock: boolean;
  /** All of it, to come back to. */
  draft: Draft;
}

/** What was said so far of how the files are read; together it is asked anew. */
type Said = Omit<Draft, 'inspection' | 'options'>;

export function useMapping(first: Inspection, kept?: Draft): MappingState {
  const engine = useEngine();
  const { t } = useTranslation();
  // Once it has a name, in whichever language, the totals of the next file belong to it.
  const nameOfTotals = ({ knownProduct }: Inspection) => knownProduct ?? t('data.choices.wholeStore');
  const [inspection, setInspection] = useState(first);
  const [said, setSaid] = useState<Said>(kept ?? { reading: {}, chosen: new Map() });
  const [choices, setAllChoices] = useState<Choices>({
    store: kept?.options.store ?? first.suggestedStore,
    product: kept?.options.product ?? (first.suggestedProduct === null ? '' : nameOfTotals(first)),
    overlap: kept?.options.overlap ?? 'replace',
    stockTime: kept?.options.stockTime ?? 'opening',
  });
  const inspect = useMutation(
    engine.imports.inspect.mutationOptions({
      onSuccess: (next) => {
        setInspection(next);
        // A file that turns out to hold totals once its columns are said gets the name that one would have had at first.
        const isNew = next.suggestedProduct !== null && inspection.suggestedProduct === null;
        if (isNew) setAllChoices((old) => ({ ...old, product: old.product || nameOfTotals(next) }));
      },
    }),
  );
  const { reading, chosen, shape } = said;

  const again = (change: Partial<Said>) => {
    const next = { ...said, ...change };
    setSaid(next);
    inspect.mutate({
      ...filesOf(inspection),
      reading: next.reading,
      shape: next.shape,
      relations: next.relations ?? relationsOf(inspection),
      mapping: [...next.chosen].map(([column, role]) => ({ column, role })),
    });
  };

  const mapping = inspection.columns.map(({ column, role }) => ({ column, role: chosen.get(column) ?? role }));
  const hasStoreColumn = mapping.some(({ role }) => role === 'store');
  const hasProductColumn = mapping.some(({ role }) => role === 'product' || role === 'productName');
  const product = hasProductColumn ? null : choices.product.trim() || null;
  const options: ImportOptions = {
    reading: inspection.reading,
    shape: inspection.shape.shape,
    extras: extrasOf(inspection),
    mapping,
    store: hasStoreColumn ? null : choices.store.trim() || null,
    product,
    overlap: choices.overlap,
    stockTime: choices.stockTime,
    repairs: kept?.options.repairs ?? [],
  };
  return {
    inspection,
    mapping,
    chosen,
    setRole: (column, role) => {
      const next = new Map(chosen).set(column, role);
      // The column that had this role gives it up, as one role belongs to one column.
      const loser = REPEATABLE.has(role)
        ? undefined
        : mapping.find((other) => other.role === role && other.column !== column);
      if (loser) next.set(loser.column, 'ignore');
      again({ chosen: next });
    },
    setReading: (change) => again({ reading: { ...reading, ...change } }),
    // Another shape has other columns: what was said of the old ones is over.
    setShape: (next) =>
      again({ shape: next, chosen: next.kind === (shape ?? inspection.shape.shape).kind ? chosen : new Map() }),
    setRelation: (extra, relation) =>
      again({
        relations: inspection.extras.map((each) =>
          choiceOf(inspection, each, each === extra ? relation : each.relation),
        ),
      }),
    isReading: inspect.isPending,
    error: inspect.error,
    choices,
    setChoices: (change) => setAllChoices((old) => ({ ...old, ...change })),
    options,
    hasStoreColumn,
    hasProductColumn,
    missing: stillMissing(inspection, {
      hasProductColumn,
      product,
      hasMoney: mapping.some(({ role }) => role === 'revenue'),
    }),
    hasStock: mapping.some(({ role }) => role === 'stock'),
    draft: { ...said, inspection, options },
  };
}

/** Where one product stands for the whole store none has to be named, and of money no quantity is needed. */
function stillMissing(
  { missingRoles }: Inspection,
  { hasProductColumn, product, hasMoney }: { hasProductColumn: boolean; product: string | null; hasMoney: boolean },
): ColumnRole[] {
  if (hasProductColumn) return missingRoles;
  if (product === null) return [...missingRoles.filter((role) => role !== 'product'), 'product'];
  return missingRoles.filter((role) => role !== 'product' && !(role === 'units' && hasMoney));
}
