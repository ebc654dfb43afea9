// Saves orders as one file, XLSX or CSV.
import { ExportMenu } from '#renderer/ui/ExportMenu.tsx';
import { useExportOrders } from './use-orders.ts';

export function ExportOrders({ ids, label }: { ids: string[]; label: string }) {
  const { mutate, isPending } = useExportOrders();
  return <ExportMenu onSave={(format) => mutate({ ids, format })} isPending={isPending} label={label} />;
}
