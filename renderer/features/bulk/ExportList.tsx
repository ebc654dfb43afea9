// Saves the lines of an order list as a file: those on screen, or the selected ones.
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import type { BulkView } from './bulk-view.ts';

interface Props {
  bulkId: string;
  view: Pick<BulkView, 'filter' | 'sorting'>;
  /** "Export" when left out. */
  label?: string;
  /** Small and without a frame, among other small buttons. */
  quiet?: boolean;
}

export function ExportList({ bulkId, view: { filter, sorting }, label, quiet = false }: Props) {
  const client = useEngineClient();
  return (
    <SaveMenu
      label={label}
      look={quiet ? 'quiet' : 'button'}
      write={(choice) =>
        client.bulk.export({ bulkId, filter, sort: sorting.key, descending: sorting.descending, ...choice })
      }
    />
  );
}
