// Asks what the first rows give, once what is said of the file has stood for a moment.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useDeferredValue, useMemo } from 'react';
import type { Inputs } from '#core/contract/contract.ts';
import type { ImportPreview } from '#core/contract/imports.ts';
import { filesOf } from '#core/contract/inspected-files.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { useSettled } from '#renderer/ui/use-settled.ts';
import type { MappingState } from './use-mapping.ts';

const SETTLE_MS = 350;
/** Its name does not change what the rows give: it may be typed without anything being read again. */
const ANY_STORE = 'store';
const ANY_PRODUCT = 'product';

export interface PreviewState {
  /** Of before, while `isOld`. */
  preview: ImportPreview | undefined;
  isOld: boolean;
  error: unknown;
}

/** null while the file cannot be read yet. */
export function usePreview(state: MappingState): PreviewState | null {
  const engine = useEngine();
  const { inspection, options, hasStoreColumn } = state;
  const isReadable = state.missing.length === 0 && !inspection.shape.needsFirstDay;
  const asked = JSON.stringify({
    ...filesOf(inspection),
    options: {
      ...options,
      overlap: 'replace',
      store: hasStoreColumn ? null : ANY_STORE,
      product: options.product && ANY_PRODUCT,
    },
  } satisfies Inputs['imports']['preview']);
  const settled = useSettled(asked, SETTLE_MS);
  const input = useMemo(() => JSON.parse(settled) as Inputs['imports']['preview'], [settled]);
  const isWaiting = state.isReading || settled !== asked;
  const { data, error, isPlaceholderData } = useQuery({
    ...engine.imports.preview.queryOptions({ input }),
    enabled: isReadable && !isWaiting,
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });
  // Drawn in slices, while the user goes on with the columns.
  const preview = useDeferredValue(data);
  if (!isReadable) return null;
  return { preview, isOld: isWaiting || isPlaceholderData || preview !== data, error: isWaiting ? null : error };
}
