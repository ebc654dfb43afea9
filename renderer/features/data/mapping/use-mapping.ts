// The user's say about a file: how it is read, what its columns mean, what the import does with them.
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { ColumnRole, ImportOptions, Inspection, Mapping, Reading } from '#core/contract/imports.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';

type Choices = Pick<ImportOptions, 'overlap' | 'stockTime'> & { store: string };

/** Roles that one column at most can have. */
export const REPEATABLE: ReadonlySet<ColumnRole> = new Set<ColumnRole>(['ignore']);

export interface MappingState {
  inspection: Inspection;
  mapping: Mapping;
  /** Roles the user set by hand, by column. */
  chosen: ReadonlyMap<string, ColumnRole>;
  setRole: (column: string, role: ColumnRole) => void;
  setReading: (change: Partial<Reading>) => void;
  isReading: boolean;
  error: unknown;
  choices: Choices;
  setChoices: (change: Partial<Choices>) => void;
  options: ImportOptions;
  hasStoreColumn: boolean;
  hasStock: boolean;
}

export function useMapping(first: Inspection): MappingState {
  const engine = useEngine();
  const [inspection, setInspection] = useState(first);
  const [reading, setOwnReading] = useState<Partial<Reading>>({});
  const [chosen, setChosen] = useState<ReadonlyMap<string, ColumnRole>>(new Map());
  const [choices, setAllChoices] = useState<Choices>({
    store: first.suggestedStore,
    overlap: 'replace',
    stockTime: 'opening',
  });
  const inspect = useMutation(engine.imports.inspect.mutationOptions({ onSuccess: setInspection }));

  const again = (nextReading: Partial<Reading>, nextChosen: ReadonlyMap<string, ColumnRole>) =>
    inspect.mutate({
      fileId: first.fileId,
      reading: nextReading,
      mapping: [...nextChosen].map(([column, role]) => ({ column, role })),
    });

  const mapping = inspection.columns.map(({ column, role }) => ({ column, role: chosen.get(column) ?? role }));
  const hasStoreColumn = mapping.some(({ role }) => role === 'store');
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
      setChosen(next);
      again(reading, next);
    },
    setReading: (change) => {
      const next = { ...reading, ...change };
      setOwnReading(next);
      again(next, chosen);
    },
    isReading: inspect.isPending,
    error: inspect.error,
    choices,
    setChoices: (change) => setAllChoices((old) => ({ ...old, ...change })),
    options: {
      reading: inspection.reading,
      shape: inspection.shape.shape,
      extras: inspection.extras.map(({ fileName, reading, relation }, i) => ({
        file: i + 1,
        fileName,
        reading,
        relation,
      })),
      mapping,
      store: hasStoreColumn ? null : choices.store.trim() || null,
      overlap: choices.overlap,
      stockTime: choices.stockTime,
      repairs: [],
    },
    hasStoreColumn,
    hasStock: mapping.some(({ role }) => role === 'stock'),
  };
}
