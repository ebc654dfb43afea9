// Saves the lines of an order list as a file: those on screen, or the selected ones.
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import type { Shown } from './bulk-view.ts';

interface Props {
  bulkId: string;
  /** Which lines to save, asked when they are saved. */
  shownNow: () => Shown;
  /** "Export" when left out. */
  label?: string;
  /** Small and without a frame, among other small buttons. */
  quiet?: boolean;
}

export function ExportList({ bulkId, shownNow, label, quiet = false }: Props) {
  const client = useEngineClient();
  return (
    <SaveMenu
      label={label}
      look={quiet ? 'quiet' : 'button'}
      write={(choice) => {
        const { filter, sorting } = shownNow();
        return client.bulk.export({ bulkId, filter, sort: sorting.key, descending: sorting.descending, ...choice });
      }}
    />
  );
}
