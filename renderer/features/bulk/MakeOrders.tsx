// Makes draft orders of the whole list or of the selected lines, and leads to them.
import OrdersIcon from '@mui/icons-material/LocalShippingOutlined';
import Button from '@mui/material/Button';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { errorWords } from '#renderer/format/error-words.ts';
import { PATHS } from '#renderer/paths.ts';
import { useToast } from '#renderer/ui/toast.tsx';
import type { BulkFilter } from './bulk-view.ts';

interface Props {
  bulkId: string;
  /** Left out: the whole list. */
  filter?: BulkFilter;
  label: string;
  quiet?: boolean;
  disabled?: boolean;
}

export function MakeOrders({ bulkId, filter, label, quiet = false, disabled = false }: Props) {
  const { t } = useTranslation();
  const engine = useEngine();
  const client = useEngineClient();
  const queryClient = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const refresh = () => queryClient.invalidateQueries({ queryKey: engine.orders.key() });
  const tell = (error: unknown) => toast({ text: errorWords(error, t).title });
  const { mutate, isPending } = useMutation(
    engine.orders.propose.mutationOptions({
      onSuccess: ({ orders, alreadyOrdered, changeId }) => {
        void refresh();
        const made = orders.length === 0 ? t('orders.nothingToOrder') : t('orders.made', { count: orders.length });
        const text = alreadyOrdered === 0 ? made : `${made}. ${t('orders.already', { count: alreadyOrdered })}`;
        const undo = () =>
          void client.orders
            .undo({ changeId: changeId as string })
            .catch(tell)
            .finally(refresh);
        toast({ text, action: changeId === null ? undefined : { label: t('actions.undo'), onClick: undo } });
        if (orders.length > 0) void navigate(PATHS.orders);
      },
      onError: tell,
    }),
  );
  return (
    <Button
      variant={quiet ? 'text' : 'contained'}
      size={quiet ? 'small' : 'medium'}
      startIcon={<OrdersIcon />}
      loading={isPending}
      disabled={disabled}
      onClick={() => mutate({ bulkId, filter })}
    >
      {label}
    </Button>
  );
}
