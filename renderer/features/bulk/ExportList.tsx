// Saves the lines of an order list as a file: those on screen, or the selected ones.
import { useTranslation } from 'react-i18next';
import { errorWords } from '#renderer/format/error-words.ts';
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useToast } from '#renderer/ui/toast.tsx';
import type { BulkView } from './bulk-view.ts';
import { useExportList } from './mutations.ts';

interface Props {
  bulkId: string;
  view: Pick<BulkView, 'filter' | 'sorting'>;
  label: string;
  /** Small and without a frame, among other small buttons. */
  quiet?: boolean;
}

export function ExportList({ bulkId, view, label, quiet }: Props) {
  const { t } = useTranslation();
  const toast = useToast();
  const { mutate, isPending } = useExportList(bulkId, view);
  return (
    <ExportMenu
      onSave={(kind) => mutate(kind, { onError: (error) => toast({ text: errorWords(error, t).title }) })}
      isPending={isPending}
      label={label}
      quiet={quiet}
    />
  );
}
